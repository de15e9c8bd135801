using Evolution.Board.Breaking.Verdicts;
using Evolution.Lab.Experiments.Faults;
using Evolution.Lab.Results;
using static Evolution.Board.Tests.Breaking.SampleRuns;

namespace Evolution.Board.Tests.Breaking;

/// <summary>The verdict text of an experiment.</summary>
public sealed class RunVerdictTests
{
    static readonly KillService Kill = new();

    public static TheoryData<double, double?, string> SinglePhase => new()
    {
        { 0.55, 1.2, "With Inventory killed, 55 % of the requests that do not go to Inventory were still good; the shop was healthy 1.2 s after healing." },
        { 1, 0, "With Inventory killed, 100 % of the requests that do not go to Inventory were still good; the shop was healthy immediately after healing." },
        { 0.999, null, "With Inventory killed, 99 % of the requests that do not go to Inventory were still good; the shop was not healthy again during the observation." },
    };

    [Theory]
    [MemberData(nameof(SinglePhase))]
    public void One_phase_is_described_in_a_sentence(double unaffected, double? recovered, string sentence) =>
        RunVerdict.Of(Kill, Of(Phase(0, Kill, unaffected, recovered))).Sentence.ShouldBe(sentence);

    [Fact]
    public void Two_phases_are_compared_with_the_better_one_first()
    {
        var verdict = RunVerdict.Of(Kill, Of(Phase(0, Kill, 0.55, 1.2), Phase(3, Kill, 1, 0)));

        verdict.Sentence.ShouldBe("With Inventory killed, phase 3 kept 100 % of the requests that do not go to Inventory good, phase 0 kept 55 %. Phase 3 was healthy immediately after healing, phase 0 was healthy 1.2 s after healing.");
        verdict.Findings.ShouldBeEmpty();
    }

    [Fact]
    public void The_expectations_for_the_measured_phases_are_judged()
    {
        var finding = RunVerdict.Of(Kill, Of(Phase(2, Kill, 0.6, 1), Phase(3, Kill, 1, 0))).Findings.ShouldHaveSingleItem();

        finding.Claim.ShouldBe("Messages (phase 3) let orders be taken while a service is gone.");
        finding.Verdict.ShouldBe(Verdict.Holds);
    }

    [Fact]
    public void All_requests_count_if_no_service_is_the_target()
    {
        var fault = new KillBroker();

        RunVerdict.Of(fault, Of(Phase(3, fault, 0.8, 0.5))).Sentence.ShouldBe("With RabbitMQ killed, 80 % of all requests were still good; the shop was healthy 0.5 s after healing.");
    }

    [Fact]
    public void A_phase_without_results_has_a_remark()
    {
        var fault = new KillBroker();

        var verdict = RunVerdict.Of(fault, Of(Phase(0, ResultOf(fault) with { Objection = "There is no broker." }), Phase(3, fault, 0.8, 0.5)));

        verdict.Remarks.ShouldBe(["Phase 0: There is no broker."]);
        verdict.Sentence.ShouldStartWith("With RabbitMQ killed, 80 %");
    }

    [Fact]
    public void An_error_without_results_is_a_remark()
    {
        var verdict = RunVerdict.Of(Kill, Of(Phase(1, ResultOf(Kill) with { Error = "It was stopped." })));

        verdict.Sentence.ShouldBe("Nothing was measured.");
        verdict.Remarks.ShouldBe(["Phase 1: It was stopped."]);
    }

    [Fact]
    public void Integrity_violations_are_reported() =>
        RunVerdict.Of(Kill, Of(Phase(0, Kill, 1, 0, "2 orders are gone."))).Violations.ShouldBe(["Phase 0, kill-service: 2 orders are gone."]);
}
