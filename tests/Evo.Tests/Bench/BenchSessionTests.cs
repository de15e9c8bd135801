using Evolution.Evo.Bench;
using Evolution.Evo.Bench.Findings;
using Evolution.Evo.Commands;
using Evolution.Lab.Processes;

namespace Evolution.Evo.Tests.Bench;

public sealed class BenchSessionTests : IDisposable
{
    readonly TemporaryFolder folder = new();
    readonly ShutdownSignals signals = new();
    readonly StringWriter output = new() { NewLine = "\n" };

    public void Dispose()
    {
        signals.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task A_failing_figure_does_not_affect_the_others()
    {
        var report = await MeasureAsync(
            Figure("before", () => 1),
            Figure("unexpected", () => throw new InvalidOperationException("The process has exited.")),
            Figure("cancelled", () => throw new TaskCanceledException("It took too long.")),
            Figure("expected", () => throw new LabException("pgbench was not found.")),
            Figure("after", () => 2));

        report.Findings.Select(finding => finding.Name).ShouldBe(["before", "after"]);
        report.Failed.ShouldBe(new Dictionary<string, string>
        {
            ["unexpected"] = "InvalidOperationException: The process has exited.",
            ["cancelled"] = "TaskCanceledException: It took too long.",
            ["expected"] = "pgbench was not found.",
        }, ignoreOrder: true);
        report.ExitCode.ShouldBe(ExitCodes.Failure);
    }

    Task<BenchReport> MeasureAsync(params IFigure[] figures) =>
        new BenchSession(new(folder.Path), new(TimeSpan.FromSeconds(1), 100), signals, output).MeasureAsync(figures, StoreKind.Processes);

    static SampleFigure Figure(string name, Func<double> measure) => new(name, measure);

    sealed class SampleFigure(string name, Func<double> measure) : IFigure
    {
        public string Name => name;

        public string Summary => "a sample";

        public async Task<IReadOnlyList<FigureResult>> MeasureAsync(Workbench bench, CancellationToken cancellationToken)
        {
            await Task.Yield();
            return [new(name, Unit.Seconds, new(measure()))];
        }
    }
}
