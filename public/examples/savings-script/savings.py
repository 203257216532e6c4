"""Two ways to save for a house, as a script that builds its process itself.

Run it with plugboard (`python savings.py`), or read its process as a diagram with Patchbay.
"""

import asyncio
import typing as t

from plugboard.component import Component, IOController as IO
from plugboard.connector import AsyncioConnector
from plugboard.process import LocalProcess
from plugboard.schemas import ComponentArgsDict, ConnectorSpec


class Saver(Component):
    """Puts the same amount aside every month."""

    io = IO(outputs=["amount"])

    def __init__(
        self, months: int, amount: float, **kwargs: t.Unpack[ComponentArgsDict]
    ) -> None:
        """Makes the plan.

        Args:
            months: How long to save.
            amount: What is put aside each month.
        """
        super().__init__(**kwargs)
        self._months, self._amount = months, amount
        self._done = 0

    async def step(self) -> None:
        if self._done == self._months:
            await self.io.close()
            return
        self._done += 1
        self.amount = self._amount


class Account(Component):
    """Holds what is paid in, and adds interest at the end of each month."""

    io = IO(inputs=["paid_in"], outputs=["balance"])

    def __init__(
        self, rate: float, fee: float = 0.0, **kwargs: t.Unpack[ComponentArgsDict]
    ) -> None:
        """Opens the account.

        Args:
            rate: Interest a year, such as 0.03; a twelfth of it is added each month.
            fee: What the bank takes of everything paid in, such as 0.05.
        """
        super().__init__(**kwargs)
        self._rate, self._fee = rate, fee
        self._balance = 0.0

    async def step(self) -> None:
        self._balance += (1 - self._fee) * self.paid_in
        self._balance *= 1 + self._rate / 12
        self.balance = self._balance


class Lead(Component):
    """Says by how much one account is ahead, and in which month it first was."""

    io = IO(inputs=["fund", "savings"], outputs=["ahead"])
    exports = ["first_month"]

    def __init__(self, **kwargs: t.Unpack[ComponentArgsDict]) -> None:
        super().__init__(**kwargs)
        self.first_month: int | None = None
        self._month = 0

    async def step(self) -> None:
        self._month += 1
        self.ahead = self.fund - self.savings
        if self.first_month is None and self.ahead > 0:
            self.first_month = self._month


def connect(source: str, target: str) -> AsyncioConnector:
    """A connector between two fields, each written as component.field."""
    return AsyncioConnector(spec=ConnectorSpec(source=source, target=target))


async def main() -> None:
    """Builds the process and runs it."""
    process = LocalProcess(
        name="savings",
        components=[
            Saver(name="saver", months=240, amount=250.0),
            Account(name="savings", rate=0.02),
            Account(name="fund", rate=0.05, fee=0.06),
            Lead(name="lead"),
        ],
        connectors=[
            connect("saver.amount", "fund.paid_in"),
            connect("saver.amount", "savings.paid_in"),
            connect("fund.balance", "lead.fund"),
            connect("savings.balance", "lead.savings"),
        ],
    )
    async with process:
        await process.run()


if __name__ == "__main__":
    asyncio.run(main())
