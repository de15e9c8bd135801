using Evolution.Evo.Bench.Inputs;

namespace Evolution.Evo.Tests.Bench;

public sealed class SpotRunTests : IDisposable
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_run_that_has_ended_has_a_time_and_a_peak_of_memory()
    {
        using var limit = new CancellationTokenSource(Limit);

        var run = await SpotRun.OfAsync(folder.Write("compose.yaml", LargeInputs.Smallest.Text), limit.Token);

        run.Seconds.ShouldBeInRange(0.01, Limit.TotalSeconds);
        run.Mebibytes.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task A_run_that_fails_says_so()
    {
        using var limit = new CancellationTokenSource(Limit);

        (await Should.ThrowAsync<LabException>(() => SpotRun.OfAsync(Path.Combine(folder.Path, "missing.yaml"), limit.Token))).Message.ShouldEndWith("missing.yaml ended with 2.");
    }
}
