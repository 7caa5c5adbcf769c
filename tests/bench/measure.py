"""Medians of contestants that take turns, so that whatever else the machine does falls on all of them alike."""
import dataclasses
import statistics


def take_turns(contestants, rounds, warm_up=3):
    """Calls each of {name: function that returns milliseconds} once a round, in an order that changes; {name: [milliseconds…]}."""
    samples = {name: [] for name in contestants}
    names = list(contestants)
    for number in range(-warm_up, rounds):
        names = names[1:] + names[:1]
        for name in names:
            taken = contestants[name]()
            if number >= 0:
                samples[name].append(taken)
    return samples


@dataclasses.dataclass
class Row:
    """One line of the table. `base` is what it is compared with, `aim` how many times that it should take at most."""
    title: str
    samples: list
    unit: str = "ms"
    base: "Row | None" = None
    aim: float | None = None

    @property
    def median(self):
        return statistics.median(self.samples)

    @property
    def ratio(self):
        """Round by round, for both samples of a round met the same load."""
        if self.base is None:
            return None
        return statistics.median(mine / its for mine, its in zip(self.samples, self.base.samples, strict=True))

    def cells(self):
        number = (lambda value: f"{value:.1f} {self.unit}") if self.unit != "ms" or self.median < 100 else (lambda value: f"{value:.0f} {self.unit}")
        return [self.title, number(self.median), number(max(self.samples)), str(len(self.samples)),
                f"{self.ratio:.2f} × {self.base.title}" if self.base else "", f"≤ {self.aim:.2f}" if self.aim else ""]


HEADINGS = ["", "median", "worst", "runs", "compared", "aim"]


def table(rows):
    """The rows as a Markdown table, readable as it stands."""
    lines = [HEADINGS, *(row.cells() for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADINGS))]
    lines.insert(1, ["-" * width for width in widths])
    return "\n".join("| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths)) + " |" for line in lines)
