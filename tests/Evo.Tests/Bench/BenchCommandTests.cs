using Evolution.Evo.Bench;
using Evolution.Evo.Commands;

namespace Evolution.Evo.Tests.Bench;

public sealed class BenchCommandTests
{
    [Fact]
    public async Task List_prints_one_benchmark_per_line()
    {
        var (exitCode, output, errors) = await RunAsync("bench", "--list");

        exitCode.ShouldBe(ExitCodes.Success);
        errors.ShouldBeEmpty();
        output.TrimEnd().Split('\n').Select(line => line.Split(' ')[0]).ShouldBe(["ready", "product-read", "orders-placed", "orders-accepted", "outbox", "telemetry", "memory", "load", "spot", "board"]);
    }

    [Theory]
    [InlineData("Unknown benchmark 'nope'. Expected one of: ready, product-read, orders-placed, orders-accepted, outbox, telemetry, memory, load, spot, board.", "--only", "ready,nope")]
    [InlineData("--seconds must be from 1 to 600, not 0.", "--seconds", "0")]
    [InlineData("--orders must be from 100 to 10000000, not 5.", "--orders", "5")]
    public async Task An_invalid_argument_is_rejected(string line, params string[] arguments)
    {
        var (exitCode, output, errors) = await RunAsync(["bench", .. arguments]);

        exitCode.ShouldBe(ExitCodes.Usage);
        output.ShouldBeEmpty();
        errors.TrimEnd().ShouldBe(line);
    }

    [Fact]
    public void Several_benchmarks_run_in_the_order_of_the_catalog() => BenchmarkCatalog.Find("memory, ready").Select(benchmark => benchmark.Name).ShouldBe(["ready", "memory"]);

    [Fact]
    public void A_warm_up_interval_lasts_as_long_as_a_window_but_at_most_5_s()
    {
        new BenchOptions(TimeSpan.FromSeconds(2), 100).WarmUpInterval.ShouldBe(TimeSpan.FromSeconds(2));
        new BenchOptions(TimeSpan.FromSeconds(60), 100).WarmUpInterval.ShouldBe(TimeSpan.FromSeconds(5));
    }

    static async Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var exitCode = await new EvoCommand().RunAsync(arguments, output, errors);
        return (exitCode, output.ToString(), errors.ToString());
    }
}
