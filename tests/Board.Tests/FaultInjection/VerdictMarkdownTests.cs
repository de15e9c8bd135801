using Evolution.Board.FaultInjection.Verdicts;
using Evolution.Lab.Experiments.Faults;
using static Evolution.Board.Tests.FaultInjection.SampleRuns;

namespace Evolution.Board.Tests.FaultInjection;

public sealed class VerdictMarkdownTests
{
    static readonly HangService Hang = new();

    [Fact]
    public void The_Markdown_has_a_heading_a_sentence_and_a_column_per_phase()
    {
        var lines = ToMarkdown(CreateRun(0, Hang, 0.04, null), CreateRun(1, Hang, 0.97, 0.4)).Split('\n');

        lines[0].ShouldBe("## hang-service: Does a hanging service exhaust its callers?");
        lines[2].ShouldStartWith("While Payments did not respond, 97% of the requests that do not target Payments were good in phase 1");
        lines.SkipWhile(line => !line.StartsWith('|')).Take(5).ShouldBe(
        [
            "|  | phase 0 | phase 1 |",
            "| --- | --- | --- |",
            "| unaffected | 4% | 97% |",
            "| all | 2% | 48% |",
            "| recovery | not recovered | 0.4 s |",
        ]);
        lines.ShouldContain("- A circuit breaker and timeouts (phase 1) protect the callers of a service that hangs. **inconclusive**: unaffected requests in hang-service: 4% in phase 0, 97% in phase 1. +93 points in one round.");
    }

    [Fact]
    public void Integrity_violations_come_first()
    {
        var text = ToMarkdown(CreateRun(0, Hang, 1, 0, "2 orders are lost."));

        text.IndexOf("**Violation: Phase 0, hang-service: 2 orders are lost.**", StringComparison.Ordinal).ShouldBeInRange(1, text.IndexOf("While Payments", StringComparison.Ordinal));
    }

    [Fact]
    public void Markdown_in_error_messages_is_escaped() =>
        ToMarkdown(CreateRun(0, CreateResult(Hang) with { Error = "[x](javascript:y)\n| <b>" })).ShouldContain(@"Phase 0: \[x\]\(javascript:y\) \| \<b\>");

    static string ToMarkdown(params Evolution.Lab.Results.TopologyRun[] runs) => VerdictMarkdown.Of(CreateComparison(runs), RunVerdict.Of(Hang, CreateComparison(runs)), Hang.Name, Hang.Question);
}
