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
    public async Task A_failed_benchmark_does_not_affect_the_others()
    {
        var report = await MeasureAsync(
            CreateBenchmark("before", () => 1),
            CreateBenchmark("unexpected", () => throw new InvalidOperationException("The process has exited.")),
            CreateBenchmark("cancelled", () => throw new TaskCanceledException("It took too long.")),
            CreateBenchmark("expected", () => throw new LabException("pgbench was not found.")),
            CreateBenchmark("after", () => 2));

        report.Findings.Select(result => result.Name).ShouldBe(["before", "after"]);
        report.Failed.ShouldBe(new Dictionary<string, string>
        {
            ["unexpected"] = "InvalidOperationException: The process has exited.",
            ["cancelled"] = "TaskCanceledException: It took too long.",
            ["expected"] = "pgbench was not found.",
        }, ignoreOrder: true);
        report.ExitCode.ShouldBe(ExitCodes.Failure);
    }

    Task<BenchReport> MeasureAsync(params IBenchmark[] benchmarks) =>
        new BenchSession(new(folder.Path), new(TimeSpan.FromSeconds(1), 100), signals, output).MeasureAsync(benchmarks, StoreKind.Processes);

    static SampleBenchmark CreateBenchmark(string name, Func<double> measure) => new(name, measure);

    sealed class SampleBenchmark(string name, Func<double> measure) : IBenchmark
    {
        public string Name => name;

        public string Summary => "a sample";

        public async Task<IReadOnlyList<BenchmarkResult>> MeasureAsync(BenchmarkContext bench, CancellationToken cancellationToken)
        {
            await Task.Yield();
            return [new(name, Unit.Seconds, new(measure()))];
        }
    }
}
