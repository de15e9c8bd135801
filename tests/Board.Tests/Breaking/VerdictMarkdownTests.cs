using Evolution.Board.Breaking.Verdicts;
using Evolution.Lab.Experiments.Faults;
using static Evolution.Board.Tests.Breaking.SampleRuns;

namespace Evolution.Board.Tests.Breaking;

public sealed class VerdictMarkdownTests
{
    static readonly HangService Hang = new();

    [Fact]
    public void The_Markdown_has_a_heading_a_sentence_and_a_column_per_phase()
    {
        var lines = ToMarkdown(Phase(0, Hang, 0.04, null), Phase(1, Hang, 0.97, 0.4)).Split('\n');

        lines[0].ShouldBe("## hang-service: Do callers drown?");
        lines[2].ShouldStartWith("While Payments answered nothing, phase 1 kept 97 %");
        lines.SkipWhile(line => !line.StartsWith('|')).Take(5).ShouldBe(
        [
            "|  | phase 0 | phase 1 |",
            "| --- | --- | --- |",
            "| unaffected | 4 % | 97 % |",
            "| good of all | 2 % | 48 % |",
            "| recovery | not during the observation | 0.4 s |",
        ]);
        lines.ShouldContain("- A circuit breaker and time limits (phase 1) keep callers from drowning with a service that hangs. **holds**: hang-service: 4 % unaffected in phase 0, 97 % in phase 1.");
    }

    [Fact]
    public void Integrity_violations_come_first()
    {
        var text = ToMarkdown(Phase(0, Hang, 1, 0, "2 orders are gone."));

        text.IndexOf("**Violation: Phase 0, hang-service: 2 orders are gone.**", StringComparison.Ordinal).ShouldBeInRange(1, text.IndexOf("While Payments", StringComparison.Ordinal));
    }

    [Fact]
    public void External_messages_are_escaped() =>
        ToMarkdown(Phase(0, ResultOf(Hang) with { Error = "[x](javascript:y)\n| <b>" })).ShouldContain(@"Phase 0: \[x\]\(javascript:y\) \| \<b\>");

    static string ToMarkdown(params Evolution.Lab.Results.TopologyRun[] runs) => VerdictMarkdown.Of(Of(runs), RunVerdict.Of(Hang, Of(runs)), Hang.Name, Hang.Question);
}
