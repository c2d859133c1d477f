"""`python -m gkdash.bench corpus --n 500 --seed 1`: accuracy on freshly rendered documents, and the first failures."""

from __future__ import annotations

from pathlib import Path

import click


@click.group()
def main() -> None:
    """Measure gkdash while developing it."""


@main.command()
@click.option("--n", "count", default=500, show_default=True, help="Documents.")
@click.option("--seed", default=1, show_default=True, help="Number of the first document.")
@click.option("--format", "formats", multiple=True, help="Only these formats.")
@click.option("--rate", default=0.2, show_default=True, help="Probability of each peculiarity.")
@click.option("--show", default=8, show_default=True, help="Failures explained.")
@click.option("--keep", "folder", type=click.Path(path_type=Path), help="Write the failing documents here.")
def corpus(count: int, seed: int, formats: tuple[str, ...], rate: float, show: int, folder: Path | None) -> None:
    """Render, read back and compare documents; print accuracy by format and by peculiarity."""
    from gkdash.bench import corpus as bench  # noqa: PLC0415 - the readers load only where they are measured

    tallies = bench.Tallies()
    wrong: list[bench.Outcome] = []
    for outcome in bench.outcomes(count, seed, formats or None, rate):
        tallies.add(outcome)
        if not outcome.right:
            wrong.append(outcome)
            if folder is not None:
                bench.keep(outcome, folder)
    for line in bench.table(tallies):
        click.echo(line)
    click.echo()
    for name, number in bench.causes(wrong).most_common(20):
        click.echo(f"{number:6} {name}")
    for outcome in wrong[:show]:
        click.echo()
        for line in bench.explained(outcome):
            click.echo(line)


@main.command()
@click.option("--seed", default=0, show_default=True)
def broken(seed: int) -> None:
    """Read files that must be refused, and print those that were not refused with the right code."""
    from gkdash.bench.refusals import wrong_refusals  # noqa: PLC0415 - the readers load only where they are measured

    count = 0
    for line in wrong_refusals(seed):
        count += 1
        click.echo(line)
    click.echo(f"{count} wrong")


@main.command()
@click.option("--n", "count", default=1000, show_default=True, help="Documents.")
@click.option("--seed", default=500_000, show_default=True, help="Number of the first document.")
def accuracy(count: int, seed: int) -> None:
    """Measure accuracy, refusals and speed, and write docs/accuracy.md."""
    from gkdash.bench.accuracy import write  # noqa: PLC0415 - the readers load only where they are measured

    click.echo(write(count, seed))


@main.command("eval")
@click.option("--show", default=0, show_default=True, help="Passages explained, per set.")
@click.option("--seed", default=20_000, show_default=True, help="Seed of the demonstration county.")
def evaluate(show: int, seed: int) -> None:
    """Read the annotated passages and a demonstration county; print precision, recall and F1, and the confusions."""
    from gkdash.bench import passages  # noqa: PLC0415 - the words of the prose load only where they are measured

    tallies = [passages.on_passages(name, path) for name, path in passages.annotated()]
    tallies.append(passages.on_demonstration(seed))
    for line in passages.overview(tallies):
        click.echo(line)
    for tally in tallies:
        click.echo(f"\n## {tally.name}\n")
        for line in (*passages.breakdown("key", tally.keys), "", *passages.breakdown("tag", tally.tags)):
            click.echo(line)
        click.echo()
        for (wanted, found), count in tally.confusions.most_common():
            click.echo(f"{count:4} {wanted} read as {found}")
        for name, text, wrong, missed in tally.failures[:show]:
            click.echo(f"\n{name}: {text}")
            for figure in sorted(wrong):
                click.echo(f"  + {' '.join(str(part) for part in figure)}")
            for figure in sorted(missed):
                click.echo(f"  - {' '.join(str(part) for part in figure)}")


@main.command("check-accuracy")
def check_accuracy() -> None:
    """Measure recall and precision of the checks, and renew their section of docs/accuracy.md."""
    from gkdash.bench.accuracy import write_checks  # noqa: PLC0415 - the readers load only where they are measured

    click.echo(write_checks())


if __name__ == "__main__":
    main()
