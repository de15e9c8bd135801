using Evolution.Lab.Bench.Findings;

namespace Evolution.Lab.Bench.Figures;

/// <summary>How long a start takes until everything is ready, with everything built.</summary>
sealed class ReadyFigure : IFigure
{
    public string Name => "ready";

    public string Summary => "from start until everything is ready, phases 0 to 3";

    public async Task<IReadOnlyList<Finding>> MeasureAsync(Workbench bench, CancellationToken cancellation)
    {
        List<Finding> findings = [];
        for (var phase = 0; phase <= 3; phase++)
        {
            List<double> seconds = [];
            for (var round = 0; round < BenchOptions.Rounds; round++)
            {
                await using var running = await bench.StartAsync(phase, cancellation);
                seconds.Add(running.ReadyAfter.TotalSeconds);
                bench.Say($"phase {phase} ready after {Unit.Seconds.Text(seconds[^1])}");
            }
            findings.Add(new($"ready from start, phase {phase}", Unit.Seconds, new(seconds)) { Goals = Goals(phase) });
        }
        return findings;
    }

    static IReadOnlyList<Goal> Goals(int phase) => phase switch
    {
        1 => [new(Bound.AtMost, 5)],
        3 => [new(Bound.AtMost, 10)],
        _ => [],
    };
}
