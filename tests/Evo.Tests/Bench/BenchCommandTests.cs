using Evolution.Evo.Bench;
using Evolution.Evo.Commands;

namespace Evolution.Evo.Tests.Bench;

public sealed class BenchCommandTests
{
    [Fact]
    public async Task List_says_what_there_is_a_figure_a_line()
    {
        var (exitCode, output, errors) = await RunAsync("bench", "--list");

        exitCode.ShouldBe(ExitCodes.Success);
        errors.ShouldBeEmpty();
        output.TrimEnd().Split('\n').Select(line => line.Split(' ')[0]).ShouldBe(["ready", "product-read", "orders-placed", "orders-accepted", "outbox", "telemetry", "memory", "load", "spot", "board"]);
    }

    [Theory]
    [InlineData("There is no figure 'nope'. There are: ready, product-read, orders-placed, orders-accepted, outbox, telemetry, memory, load, spot, board.", "--only", "ready,nope")]
    [InlineData("--seconds is from 1 to 600, and not 0.", "--seconds", "0")]
    [InlineData("--orders is from 100 to 10000000, and not 5.", "--orders", "5")]
    public async Task A_wrong_argument_measures_nothing(string line, params string[] arguments)
    {
        var (exitCode, output, errors) = await RunAsync(["bench", .. arguments]);

        exitCode.ShouldBe(ExitCodes.Usage);
        output.ShouldBeEmpty();
        errors.TrimEnd().ShouldBe(line);
    }

    [Fact]
    public void Several_figures_keep_their_order() => BenchFigures.Named("memory, ready").Select(figure => figure.Name).ShouldBe(["ready", "memory"]);

    [Fact]
    public void A_short_window_has_a_short_warm_up()
    {
        new BenchOptions(TimeSpan.FromSeconds(2), 100).Stretch.ShouldBe(TimeSpan.FromSeconds(2));
        new BenchOptions(TimeSpan.FromSeconds(60), 100).Stretch.ShouldBe(TimeSpan.FromSeconds(5));
    }

    static async Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var exitCode = await new EvoCommand().RunAsync(arguments, output, errors);
        return (exitCode, output.ToString(), errors.ToString());
    }
}
