using Evolution.Evo.Bench.Inputs;

namespace Evolution.Evo.Tests.Bench;

public sealed class SpotRunTests : IDisposable
{
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_completed_run_has_a_duration_and_peak_memory()
    {
        using var timeout = new CancellationTokenSource(Timeout);

        var run = await SpotRun.RunAsync(folder.Write("compose.yaml", LargeInputs.Smallest.Text), timeout.Token);

        run.Seconds.ShouldBeInRange(0.01, Timeout.TotalSeconds);
        run.Mebibytes.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task A_failed_run_throws_with_the_exit_code()
    {
        using var timeout = new CancellationTokenSource(Timeout);

        (await Should.ThrowAsync<LabException>(() => SpotRun.RunAsync(Path.Combine(folder.Path, "missing.yaml"), timeout.Token))).Message.ShouldEndWith("missing.yaml exited with code 2.");
    }
}
