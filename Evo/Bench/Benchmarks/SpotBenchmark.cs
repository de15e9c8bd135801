using Evolution.Evo.Bench.Findings;
using Evolution.Evo.Bench.Inputs;

namespace Evolution.Evo.Bench.Benchmarks;

/// <summary>Measures the time and memory of <c>evo spot</c> for 1 MB of input, minus the startup cost, which is measured with a two-line file.</summary>
sealed class SpotBenchmark : IBenchmark
{
    const double MaxSeconds = 1;

    // About 200 MB.
    const double MaxMebibytes = 190;

    public string Name => "spot";

    public string Summary => "time and memory of evo spot for 1 MB of YAML or JSON that either describes a large system or is expensive to parse";

    public async Task<IReadOnlyList<BenchmarkResult>> MeasureAsync(BenchmarkContext bench, CancellationToken cancellationToken)
    {
        List<BenchmarkResult> results = [];
        foreach (var input in LargeInputs.All)
        {
            List<SpotRun> runs = [];
            for (var round = 0; round < BenchOptions.Rounds; round++)
            {
                var startup = await SpotRun.RunAsync(WriteInput(bench, LargeInputs.Smallest), cancellationToken);
                runs.Add((await SpotRun.RunAsync(WriteInput(bench, input), cancellationToken)).Subtract(startup));
            }
            results.Add(new($"spot, {input.Name}, time", Unit.Seconds, new([.. runs.Select(run => run.Seconds)])) { Goals = [new(Bound.AtMost, MaxSeconds)] });
            results.Add(new($"spot, {input.Name}, memory", Unit.Mebibytes, new([.. runs.Select(run => run.Mebibytes)])) { Goals = [new(Bound.AtMost, MaxMebibytes)] });
            bench.Report($"{input.Name}: {Unit.Seconds.FormatValue(results[^2].Measured.Median)}, {Unit.Mebibytes.FormatValue(results[^1].Measured.Median)}");
        }
        return results;
    }

    static string WriteInput(BenchmarkContext bench, LargeInput input)
    {
        // A separate folder, because other files in the folder would count as part of the same system.
        var folder = Directory.CreateDirectory(Path.Combine(bench.Folder, "spot", string.Concat(input.Name.Select(character => char.IsAsciiLetterOrDigit(character) ? character : '-')))).FullName;
        var file = Path.Combine(folder, input.FileName);
        File.WriteAllText(file, input.Text);
        return file;
    }
}
