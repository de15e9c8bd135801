using System.Diagnostics;
using Evolution.Evo.Bench.Inputs;
using Evolution.Spotting;
using Evolution.Spotting.Classifying;
using Evolution.Spotting.Output;

namespace Evolution.Evo.Tests.Spotting;

/// <summary>A megabyte of anything is read to its end; <c>evo bench --only spot</c> says how soon, and with how much memory.</summary>
public sealed class LargeInputTests
{
    public static TheoryData<string> Names => [.. LargeInputs.All.Select(input => input.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_megabyte_is_read_to_its_end(string name)
    {
        var input = LargeInputs.All.Single(input => input.Name == name);
        using var folder = new TemporaryFolder();
        folder.Write(input.File, input.Text);
        var watch = Stopwatch.StartNew();

        var report = Spotter.Examine([folder.Path], Corrections.None);

        (input.Text.Length, report.Services.Count).ShouldSatisfyAllConditions(read => read.Length.ShouldBeInRange(LargeInput.Length * 9 / 10, LargeInput.Length), read => read.Count.ShouldBePositive());
        SpotJson.Of(report).ShouldNotBeEmpty();
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(1), "this only guards against an endless loop");
    }
}
