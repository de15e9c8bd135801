using Evolution.Evo.Testing;

namespace Evolution.Evo.Tests.Testing;

public sealed class TestReportTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Results_are_counted_and_a_failed_cleanup_counts_as_a_failure()
    {
        var report = TestReport.Read(folder.Write("report.xml", SampleReports.Mixed))!;

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
    public void An_incomplete_report_is_read_as_null(string text) => TestReport.Read(folder.Write("report.xml", text)).ShouldBeNull();

    [Fact]
    public void A_missing_report_is_read_as_null() => TestReport.Read(Path.Combine(folder.Path, "no", "report.xml")).ShouldBeNull();
}
