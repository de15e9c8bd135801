using System.Diagnostics;
using Evolution.Evo.Bench.Inputs;
using Evolution.Spotting;
using Evolution.Spotting.Classifying;
using Evolution.Spotting.Output;

namespace Evolution.Evo.Tests.Spotting;

/// <summary>Large inputs are read completely; <c>evo bench --only spot</c> measures time and memory.</summary>
public sealed class LargeInputTests
{
    public static TheoryData<string> Names => [.. LargeInputs.All.Select(input => input.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_input_of_one_megabyte_is_read_completely(string name)
    {
        var input = LargeInputs.All.Single(input => input.Name == name);
        using var folder = new TemporaryFolder();
        folder.Write(input.FileName, input.Text);
        var stopwatch = Stopwatch.StartNew();

        var report = Spotter.Analyze([folder.Path], Corrections.None);

        (input.Text.Length, report.Services.Count).ShouldSatisfyAllConditions(result => result.Length.ShouldBeInRange(LargeInput.Length * 9 / 10, LargeInput.Length), result => result.Count.ShouldBePositive());
        SpotJson.Serialize(report).ShouldNotBeEmpty();
        stopwatch.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(1), "the limit only detects an endless loop");
    }
}
