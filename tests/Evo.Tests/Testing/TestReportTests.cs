using Evolution.Evo.Testing;

namespace Evolution.Evo.Tests.Testing;

public sealed class TestReportTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Passed_failed_and_skipped_are_counted_and_a_failed_clean_up_counts_as_failed()
    {
        var report = TestReport.Read(folder.Write("report.xml", Reports.Mixed))!;

        report.Passed.ShouldBe(4);
        report.Skipped.ShouldBe(1);
        report.SkipReasons.ShouldBe(["because"]);
        report.Failures.ShouldBe(
        [
            new("T.Bad", "Expected: 1\nActual: 2", "at T.Bad() in T.cs:line 4"),
            new("FixT (test-class-cleanup)", "threw in DisposeAsync", "at Broken"),
        ]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<assemblies><assembly passed=")]
    [InlineData("<assemblies />")]
    public void Part_of_a_report_is_none(string text) => TestReport.Read(folder.Write("report.xml", text)).ShouldBeNull();

    [Fact]
    public void A_report_that_was_not_written_is_none() => TestReport.Read(Path.Combine(folder.Path, "no", "report.xml")).ShouldBeNull();
}
