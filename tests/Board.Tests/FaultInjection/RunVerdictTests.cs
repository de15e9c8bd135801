using Evolution.Board.FaultInjection.Verdicts;
using Evolution.Lab.Experiments.Faults;
using Evolution.Lab.Results;
using static Evolution.Board.Tests.FaultInjection.SampleRuns;

namespace Evolution.Board.Tests.FaultInjection;

/// <summary>The verdict text of an experiment.</summary>
public sealed class RunVerdictTests
{
    static readonly KillService Kill = new();

    public static TheoryData<double, double?, string> SinglePhase => new()
    {
        { 0.55, 1.2, "While Inventory was down, 55% of the requests that do not target Inventory were good; the shop was healthy 1.2 s after healing." },
        { 1, 0, "While Inventory was down, 100% of the requests that do not target Inventory were good; the shop was healthy immediately after healing." },
        { 0.999, null, "While Inventory was down, 99% of the requests that do not target Inventory were good; the shop was not healthy by the end of the observation." },
    };

    [Theory]
    [MemberData(nameof(SinglePhase))]
    public void One_phase_is_described_in_a_sentence(double unaffected, double? recoveredAfter, string sentence) =>
        RunVerdict.Of(Kill, CreateComparison(CreateRun(0, Kill, unaffected, recoveredAfter))).Sentence.ShouldBe(sentence);

    [Fact]
    public void Two_phases_are_compared_with_the_better_one_first()
    {
        var verdict = RunVerdict.Of(Kill, CreateComparison(CreateRun(0, Kill, 0.55, 1.2), CreateRun(3, Kill, 1, 0)));

        verdict.Sentence.ShouldBe("While Inventory was down, 100% of the requests that do not target Inventory were good in phase 3, 55% in phase 0. Phase 3 was healthy immediately after healing, phase 0 was healthy 1.2 s after healing.");
        verdict.Findings.ShouldBeEmpty();
    }

    [Fact]
    public void The_expectations_for_the_measured_phases_are_evaluated()
    {
        var finding = RunVerdict.Of(Kill, CreateComparison(CreateRun(2, Kill, 0.6, 1), CreateRun(3, Kill, 1, 0))).Findings.ShouldHaveSingleItem();

        finding.Claim.ShouldBe("Messages (phase 3) let orders be accepted while a service is down.");
        finding.Verdict.ShouldBe(Verdict.Inconclusive, "a single round has no confidence interval");
        finding.Effect!.Mean.ShouldBe(0.4, 1e-9);
    }

    [Fact]
    public void All_requests_count_if_no_service_is_the_target()
    {
        var fault = new KillBroker();

        RunVerdict.Of(fault, CreateComparison(CreateRun(3, fault, 0.8, 0.5))).Sentence.ShouldBe("While RabbitMQ was down, 80% of all requests were good; the shop was healthy 0.5 s after healing.");
    }

    [Fact]
    public void A_phase_without_results_has_a_remark()
    {
        var fault = new KillBroker();

        var verdict = RunVerdict.Of(fault, CreateComparison(CreateRun(0, CreateResult(fault) with { Objection = "There is no broker." }), CreateRun(3, fault, 0.8, 0.5)));

        verdict.Remarks.ShouldBe(["Phase 0: There is no broker."]);
        verdict.Sentence.ShouldStartWith("While RabbitMQ was down, 80%");
    }

    [Fact]
    public void An_error_without_results_is_a_remark()
    {
        var verdict = RunVerdict.Of(Kill, CreateComparison(CreateRun(1, CreateResult(Kill) with { Error = "The experiment was stopped." })));

        verdict.Sentence.ShouldBe("Nothing was measured.");
        verdict.Remarks.ShouldBe(["Phase 1: The experiment was stopped."]);
    }

    [Fact]
    public void Integrity_violations_are_reported() =>
        RunVerdict.Of(Kill, CreateComparison(CreateRun(0, Kill, 1, 0, "2 orders are lost."))).Violations.ShouldBe(["Phase 0, kill-service: 2 orders are lost."]);
}
