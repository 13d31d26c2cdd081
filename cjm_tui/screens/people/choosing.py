"""Who is here: for everybody a list, for those who facilitate also who is silent, roles, and the room's settings."""

from __future__ import annotations

from textual.app import App

from cjm_tui.domain.acts import people, records
from cjm_tui.domain.analysis.participation import Participation, departments_without_anybody, participation
from cjm_tui.domain.choices import Role
from cjm_tui.domain.setting import Participant
from cjm_tui.domain.silent_task import open_task
from cjm_tui.i18n import N_, _, ngettext
from cjm_tui.room.joining import readmit
from cjm_tui.screens.workshop.desk import Desk
from cjm_tui.widgets.dialogs import AskText, Choose, Confirm, Entry, ShowText

_GIVEN = (Role.PARTICIPANT, Role.CO_FACILITATOR, Role.OBSERVER)


async def choose_people(app: App[None], desk: Desk) -> None:
    """Show who is here; a person that is chosen can be given a role, a department, the room, or a new word."""
    desk.attendance.look()
    facilitates = desk.room.viewer.facilitates
    entries = [] if desk.hides_names else _people(desk)
    if facilitates:
        entries += [*_departments(desk), *_settings(desk)]
    chosen = await app.push_screen_wait(Choose(_("Who is here"), entries, prompt=_said(desk), numbered=False))
    if chosen is None:
        return
    if (person := desk.view.find(Participant, chosen)) is not None:
        if facilitates or person.uid == desk.room.viewer.uid:
            await _choose_for(app, desk, person)
    elif chosen.startswith("set:"):
        await _change_setting(app, desk, chosen.removeprefix("set:"))


def _said(desk: Desk) -> str:
    here = len(desk.attendance.here)
    said = ngettext("{n} person is in the room.", "{n} people are in the room.", here).format(n=here)
    if not desk.hides_names:
        return said
    number, name = desk.room.number, desk.room.me.display_name if desk.room.me else ""
    command = f"cjm-tui join {number} --as '{name}'"
    private = _(
        "This screen is shown to the room, so names stay away. Your private view, in another terminal: {command}"
    )
    return f"{said} {private.format(command=command)}"


def _people(desk: Desk) -> list[Entry]:
    present = {p.participant for p in desk.attendance.people}
    spread = participation(desk.room.log()) if desk.room.viewer.facilitates else None
    everybody = sorted(desk.view.participants, key=lambda p: p.uid not in present)
    return [
        Entry(p.uid, p.display_name, detail=_detail(desk, p, spread),
              section=_("In the room") if p.uid in present else _("Not here now"))
        for p in everybody
    ]  # fmt: skip


def _detail(desk: Desk, person: Participant, spread: Participation | None) -> str:
    said = [_(person.role.label)]
    department = next((d.title for d in desk.view.departments if d.uid == person.department), "")
    said += [department] if department else []
    task = open_task(desk.view)
    if task is not None and person in desk.attendance.ready(task):
        said.append(_("finished"))
    if spread is not None:
        if not person.rehearsed:
            said.append(_("has not rehearsed"))
        share = f"{spread.share(person):.0%}"
        said.append(
            _("{share} of what was said").format(share=share)
            if spread.has_spoken(person)
            else _("nothing under their name yet")
        )
    return " · ".join(said)


def _departments(desk: Desk) -> list[Entry]:
    section = _("Departments on the map with nobody in the room")
    absent = [Entry(f"absent:{d.uid}", d.title, section=section) for d in departments_without_anybody(desk.view)]
    if desk.hides_names:
        return absent
    shares = participation(desk.room.log()).by_department(desk.view)
    titles = {d.uid: d.title for d in desk.view.departments}
    section = _("What the departments said")
    said = [
        Entry(f"share:{uid}", titles[uid], detail=f"{share:.0%}", section=section)
        for uid, share in sorted(shares.items(), key=lambda pair: -pair[1])
        if uid in titles
    ]
    return [*said, *absent]


def _settings(desk: Desk) -> list[Entry]:
    about, section = desk.view.about, _("The room")
    yes, no = _("yes"), _("no")
    entries = [
        Entry("set:lock", _("Lock the map"), detail=yes if about.locked else no, section=section),
        Entry(
            "set:projected", _("My screen is shown to the room"), detail=yes if about.projected else no, section=section
        ),
        Entry(
            "set:anonymous",
            _("Silent activities are anonymous"),
            detail=yes if about.anonymous else no,
            section=section,
        ),
    ]
    host = people.host_of(desk.view)
    if host and host.uid == desk.room.viewer.uid and desk.room.viewer.role is not Role.FACILITATOR:
        entries.append(Entry("set:reclaim", _("Take the room back"), section=section))
    return entries


async def _change_setting(app: App[None], desk: Desk, key: str) -> None:
    view = desk.view
    match key:
        case "lock":
            desk.submit(people.set_lock(view, not view.about.locked))
        case "projected":
            desk.submit(people.set_projected(view, not view.about.projected))
        case "anonymous":
            desk.submit(people.set_anonymous(view, not view.about.anonymous))
        case "reclaim":
            question = Confirm(_("Take the room back?"), _("You become the facilitator again."), verb=_("Take back"))
            host = people.host_of(view) if await app.push_screen_wait(question) else None
            if host is not None:
                desk.submit(people.reclaim(view, host))


async def _choose_for(app: App[None], desk: Desk, person: Participant) -> None:
    is_me, leads = person.uid == desk.room.viewer.uid, desk.room.viewer.role is Role.FACILITATOR
    entries = [Entry("department", _("Department…"))]
    if is_me:
        entries.append(Entry("rename", _("Change my name…")))
    if leads and not is_me:
        entries += [Entry(f"role:{r.value}", _(r.label), section=_("Role")) for r in _GIVEN if r is not person.role]
        entries.append(
            Entry("hand-over", _("Hand the room over to {name}").format(name=person.display_name), section=_("Role"))
        )
    if desk.room.viewer.facilitates and not is_me:
        entries.append(Entry("readmit", _("Give a new rejoin word"), section=_("Lost the way back?")))
    chosen = await app.push_screen_wait(Choose(person.display_name, entries))
    match chosen:
        case "department":
            await _choose_department(app, desk, person)
        case "rename":
            name = await app.push_screen_wait(
                AskText(_("Your name"), initial=person.display_name, limit=40, required=True)
            )
            if name:
                desk.submit(people.rename(desk.view, person, name))
        case "hand-over":
            await _hand_over(app, desk, person)
        case "readmit":
            word = readmit(desk.room.library, person.uid)
            said = _("Tell {name}: come in with the same name, and type this word: {word}")
            await app.push_screen_wait(ShowText(_("Rejoin word"), said.format(name=person.display_name, word=word)))
        case str() if chosen.startswith("role:"):
            desk.submit(people.give_role(person, Role(chosen.removeprefix("role:"))))


async def _choose_department(app: App[None], desk: Desk, person: Participant) -> None:
    if not desk.view.departments:
        desk.says(_("There is no department yet: the first phase lists them."))
        return
    entries = [Entry(d.uid, d.title) for d in desk.view.departments]
    chosen = await app.push_screen_wait(Choose(_("Which department?"), entries, current=person.department or ""))
    if chosen:
        desk.submit(records.set_fields(person, N_("Set department"), department=chosen))


async def _hand_over(app: App[None], desk: Desk, person: Participant) -> None:
    question = Confirm(
        _("Hand the room over to {name}?").format(name=person.display_name),
        consequences=[
            _("{name} moves the room, reveals and closes from now on.").format(name=person.display_name),
            _("You stay as co-facilitator. The host of the workshop can take the room back."),
        ],
        verb=_("Hand over"),
    )
    if await app.push_screen_wait(question):
        desk.submit(people.hand_over(desk.view, person))
