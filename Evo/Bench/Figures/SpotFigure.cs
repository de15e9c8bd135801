using Evolution.Evo.Bench.Findings;
using Evolution.Evo.Bench.Inputs;

namespace Evolution.Evo.Bench.Figures;

/// <summary>Measures the time and memory of <c>evo spot</c> for a megabyte of input, minus those for a file of two lines, which are the cost of its start.</summary>
sealed class SpotFigure : IFigure
{
    const double MaxSeconds = 1;

    // About 200 MB.
    const double MaxMebibytes = 190;

    public string Name => "spot";

    public string Summary => "time and memory of evo spot for a megabyte of YAML or JSON, of large systems and of files made to tire it";

    public async Task<IReadOnlyList<FigureResult>> MeasureAsync(Workbench bench, CancellationToken cancellationToken)
    {
        List<FigureResult> findings = [];
        foreach (var input in LargeInputs.All)
        {
            List<SpotRun> runs = [];
            for (var round = 0; round < BenchOptions.Rounds; round++)
            {
                var start = await SpotRun.OfAsync(Write(bench, LargeInputs.Smallest), cancellationToken);
                runs.Add((await SpotRun.OfAsync(Write(bench, input), cancellationToken)).Without(start));
            }
            findings.Add(new($"spot, {input.Name}, time", Unit.Seconds, new([.. runs.Select(run => run.Seconds)])) { Goals = [new(Bound.AtMost, MaxSeconds)] });
            findings.Add(new($"spot, {input.Name}, memory", Unit.Mebibytes, new([.. runs.Select(run => run.Mebibytes)])) { Goals = [new(Bound.AtMost, MaxMebibytes)] });
            bench.Report($"{input.Name}: {Unit.Seconds.Text(findings[^2].Measured.Median)}, {Unit.Mebibytes.Text(findings[^1].Measured.Median)}");
        }
        return findings;
    }

    static string Write(Workbench bench, LargeInput input)
    {
        // A separate folder, since files next to the input count as part of the same system.
        var folder = Directory.CreateDirectory(Path.Combine(bench.Folder, "spot", string.Concat(input.Name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')))).FullName;
        var file = Path.Combine(folder, input.File);
        File.WriteAllText(file, input.Text);
        return file;
    }
}
