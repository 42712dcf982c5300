"""What is deleted of walks through guides, with all that leads to them.

Each begins with a write: SQLite then lets nobody else write until the transaction ends, so that
nothing is begun, saved or redeemed between two of its statements.
"""

from sqlalchemy import Connection, delete, select, update

from bot.store.tables import code_attempts, guide_codes, guide_holders, guides, profiles

NOBODY = ""
"""Who made the wrong tries of a conversation that was forgotten."""


def forget_guides(connection: Connection, conversation: str) -> None:
    """Deletes every walk that a conversation holds, wherever else it is held, and its profile.

    Its wrong codes go on counting, without saying whose they were: else whoever guesses would
    have himself forgotten after every few tries.
    """
    held = select(guide_holders.c.guide).where(guide_holders.c.conversation == conversation)
    connection.execute(delete(guides).where(guides.c.id.in_(held)))
    _delete_what_leads_nowhere(connection)
    connection.execute(delete(profiles).where(profiles.c.conversation == conversation))
    tried = code_attempts.c.who == conversation
    connection.execute(update(code_attempts).where(tried).values(who=NOBODY))


def sweep_guides(connection: Connection, before: float, now: float, tries_before: float) -> int:
    """Deletes what nobody has touched since ``before``, and codes and tries that are over.

    All are seconds of the epoch; returns how many walks are gone.
    """
    swept = connection.execute(delete(guides).where(guides.c.touched_at <= before)).rowcount
    _delete_what_leads_nowhere(connection)
    connection.execute(delete(profiles).where(profiles.c.touched_at <= before))
    connection.execute(delete(guide_codes).where(guide_codes.c.expires_at <= now))
    connection.execute(delete(code_attempts).where(code_attempts.c.at <= tries_before))
    return swept


def _delete_what_leads_nowhere(connection: Connection) -> None:
    there = select(guides.c.id)
    for table in (guide_codes, guide_holders):
        connection.execute(delete(table).where(table.c.guide.not_in(there)))
