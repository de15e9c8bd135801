using Evolution.Board.Breaking.Verdicts;
using Evolution.Lab.Experiments.Faults;
using static Evolution.Board.Tests.Breaking.SampleRuns;

namespace Evolution.Board.Tests.Breaking;

public sealed class TradeOffMarkdownTests
{
    static readonly HangService Hang = new();
    static readonly KillService Kill = new();

    [Fact]
    public void The_table_has_a_row_per_experiment_and_a_column_per_phase()
    {
        var lines = TradeOffMarkdown.Of([(Hang, Of(Phase(0, Hang, 0.04, null), Phase(3, Hang, 0.97, 0.4))), (Kill, Of(Phase(0, Kill, 0.5, 1.2), Phase(3, Kill, 1, 0)))]).Split('\n');

        lines.SkipWhile(line => !line.StartsWith('|')).TakeWhile(line => line.StartsWith('|')).ShouldBe(
        [
            "| experiment | phase 0 | phase 3 |",
            "| --- | --- | --- |",
            "| hang-service | 4 %, not during the observation | 97 %, 0.4 s |",
            "| kill-service | 50 %, 1.2 s | 100 %, 0.0 s |",
        ]);
        lines.ShouldContain(line => line.StartsWith("- **hang-service**: While Payments answered nothing, phase 3 kept 97 %"));
        lines.ShouldContain(line => line.StartsWith("- **kill-service**: With Inventory killed, "));
    }

    [Fact]
    public void Integrity_violations_come_first()
    {
        var text = TradeOffMarkdown.Of([(Hang, Of(Phase(0, Hang, 1, 0, "2 orders are gone.")))]);

        text.IndexOf("**Violation: Phase 0, hang-service: 2 orders are gone.**", StringComparison.Ordinal).ShouldBeInRange(1, text.IndexOf("| experiment |", StringComparison.Ordinal));
    }
}
