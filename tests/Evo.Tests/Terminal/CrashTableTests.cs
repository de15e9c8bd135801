using Evolution.Evo.Terminal;
using Evolution.Lab.CrashTests;
using Evolution.Lab.Integrity;

namespace Evolution.Evo.Tests.Terminal;

public class CrashTableTests
{
    static readonly PhaseCrashTestResult Correct = new(3, [new("killed: orders", 2, TimeSpan.FromSeconds(1.5), []), new("host killed and replaced", 1, TimeSpan.FromSeconds(0.5), [])], 300, []);

    [Fact]
    public void The_last_line_summarizes_all_phases()
    {
        var incorrect = new PhaseCrashTestResult(0, [new("killed: redis", 1, TimeSpan.FromSeconds(30), [new(ViolationKind.Lost, 2, "Two."), new(ViolationKind.Stuck, 5, "Five.")])], 100, []);

        CrashTable.Summarize([Correct, incorrect]).ShouldBe("4 kills, 400 orders, 2 lost, 0 duplicated, 5 stuck, 0 inconsistent, longest recovery 30.0 s");
        incorrect.Succeeded.ShouldBeFalse();
    }

    [Fact]
    public void A_phase_with_an_error_has_not_succeeded()
    {
        Correct.Succeeded.ShouldBeTrue();
        (Correct with { Errors = ["redis did not start."] }).Succeeded.ShouldBeFalse();
    }

    [Fact]
    public void Each_phase_has_a_row()
    {
        var text = new StringWriter();

        CrashTable.Write([Correct], text);

        text.ToString().ShouldContain("1.5 s");
        text.ToString().TrimEnd().Split('\n')[^1].ShouldBe("3 kills, 300 orders, 0 lost, 0 duplicated, 0 stuck, 0 inconsistent, longest recovery 1.5 s");
    }
}
