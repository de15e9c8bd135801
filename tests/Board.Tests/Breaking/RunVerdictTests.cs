using Evolution.Board.Breaking.Verdicts;
using Evolution.Lab.Experiments.Faults;
using Evolution.Lab.Results;
using static Evolution.Board.Tests.Breaking.Measured;

namespace Evolution.Board.Tests.Breaking;

/// <summary>What is said of an experiment's figures.</summary>
public sealed class RunVerdictTests
{
    static readonly KillService Kill = new();

    public static TheoryData<double, double?, string> Alone => new()
    {
        { 0.55, 1.2, "With Inventory killed, 55 % of the requests that do not go to Inventory were still good; the shop was well 1.2 s after healing." },
        { 1, 0, "With Inventory killed, 100 % of the requests that do not go to Inventory were still good; the shop was well at once after healing." },
        { 0.999, null, "With Inventory killed, 99 % of the requests that do not go to Inventory were still good; the shop was not well again while it was watched." },
    };

    [Theory]
    [MemberData(nameof(Alone))]
    public void One_phase_is_told_in_a_sentence(double unaffected, double? recovered, string sentence) =>
        RunVerdict.Of(Kill, Of(Phase(0, Kill, unaffected, recovered))).Sentence.ShouldBe(sentence);

    [Fact]
    public void Two_phases_are_compared_the_better_first()
    {
        var verdict = RunVerdict.Of(Kill, Of(Phase(0, Kill, 0.55, 1.2), Phase(3, Kill, 1, 0)));

        verdict.Sentence.ShouldBe("With Inventory killed, phase 3 kept 100 % of the requests that do not go to Inventory good, phase 0 kept 55 %. Phase 3 was well at once after healing, phase 0 was well 1.2 s after healing.");
        verdict.Findings.ShouldBeEmpty();
    }

    [Fact]
    public void What_the_plan_expects_of_just_these_phases_is_judged()
    {
        var finding = RunVerdict.Of(Kill, Of(Phase(2, Kill, 0.6, 1), Phase(3, Kill, 1, 0))).Findings.ShouldHaveSingleItem();

        finding.Claim.ShouldBe("Messages (phase 3) let orders be taken while a service is gone.");
        finding.Verdict.ShouldBe(Verdict.Holds);
    }

    [Fact]
    public void Where_no_service_is_hurt_all_requests_count()
    {
        var fault = new KillBroker();

        RunVerdict.Of(fault, Of(Phase(3, fault, 0.8, 0.5))).Sentence.ShouldBe("With RabbitMQ killed, 80 % of all requests were still good; the shop was well 0.5 s after healing.");
    }

    [Fact]
    public void What_could_not_be_measured_says_why_beside_what_could()
    {
        var fault = new KillBroker();

        var verdict = RunVerdict.Of(fault, Of(Phase(0, About(fault) with { Objection = "There is no broker." }), Phase(3, fault, 0.8, 0.5)));

        verdict.Remarks.ShouldBe(["Phase 0: There is no broker."]);
        verdict.Sentence.ShouldStartWith("With RabbitMQ killed, 80 %");
    }

    [Fact]
    public void An_error_alone_is_no_verdict()
    {
        var verdict = RunVerdict.Of(Kill, Of(Phase(1, About(Kill) with { Error = "It was stopped." })));

        verdict.Sentence.ShouldBe("Nothing was measured.");
        verdict.Remarks.ShouldBe(["Phase 1: It was stopped."]);
    }

    [Fact]
    public void Violations_of_the_books_are_an_alarm() =>
        RunVerdict.Of(Kill, Of(Phase(0, Kill, 1, 0, "2 orders are gone."))).Alarms.ShouldBe(["Phase 0, kill-service: 2 orders are gone."]);
}
