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
    public void A_megabyte_is_read_completely(string name)
    {
        var input = LargeInputs.All.Single(input => input.Name == name);
        using var folder = new TemporaryFolder();
        folder.Write(input.File, input.Text);
        var stopwatch = Stopwatch.StartNew();

        var report = Spotter.Examine([folder.Path], Corrections.None);

        (input.Text.Length, report.Services.Count).ShouldSatisfyAllConditions(read => read.Length.ShouldBeInRange(LargeInput.Length * 9 / 10, LargeInput.Length), read => read.Count.ShouldBePositive());
        SpotJson.Serialize(report).ShouldNotBeEmpty();
        stopwatch.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(1), "the limit only detects an endless loop");
    }
}
