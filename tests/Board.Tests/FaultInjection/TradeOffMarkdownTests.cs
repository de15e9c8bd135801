using Evolution.Board.FaultInjection.Verdicts;
using Evolution.Lab.Experiments.Faults;
using static Evolution.Board.Tests.FaultInjection.SampleRuns;

namespace Evolution.Board.Tests.FaultInjection;

public sealed class TradeOffMarkdownTests
{
    static readonly HangService Hang = new();
    static readonly KillService Kill = new();

    [Fact]
    public void The_table_has_a_row_per_experiment_and_a_column_per_phase()
    {
        var lines = TradeOffMarkdown.Of([(Hang, CreateComparison(CreateRun(0, Hang, 0.04, null), CreateRun(3, Hang, 0.97, 0.4))), (Kill, CreateComparison(CreateRun(0, Kill, 0.5, 1.2), CreateRun(3, Kill, 1, 0)))]).Split('\n');

        lines.SkipWhile(line => !line.StartsWith('|')).TakeWhile(line => line.StartsWith('|')).ShouldBe(
        [
            "| experiment | phase 0 | phase 3 |",
            "| --- | --- | --- |",
            "| hang-service | 4%, not recovered | 97%, 0.4 s |",
            "| kill-service | 50%, 1.2 s | 100%, 0.0 s |",
        ]);
        lines.ShouldContain(line => line.StartsWith("- **hang-service**: While Payments did not respond, 97% of the requests that do not target Payments were good in phase 3"));
        lines.ShouldContain(line => line.StartsWith("- **kill-service**: While Inventory was down, "));
    }

    [Fact]
    public void Integrity_violations_come_first()
    {
        var text = TradeOffMarkdown.Of([(Hang, CreateComparison(CreateRun(0, Hang, 1, 0, "2 orders are lost.")))]);

        text.IndexOf("**Violation: Phase 0, hang-service: 2 orders are lost.**", StringComparison.Ordinal).ShouldBeInRange(1, text.IndexOf("| experiment |", StringComparison.Ordinal));
    }
}
