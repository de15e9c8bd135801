using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Evolution.AppHost.Tests.Deployments;

namespace Evolution.AppHost.Tests;

/// <summary>The images that <c>eng/container-images</c> builds where none can be pulled.</summary>
public sealed partial class ContainerImageTests
{
    [Fact]
    public void The_script_builds_exactly_the_images_that_Aspire_and_deployments_use()
    {
        var deployed = Enumerable.Range(0, 4).SelectMany(ComposeUnitFile.OfPhase).SelectMany(unit => ImageNamePattern().Matches(unit.Text)).Select(match => match.Value);

        ImageNamePattern().Matches(File.ReadAllText(GetScriptPath())).Select(match => match.Value)
            .ShouldBe(CreatePhase3Model().Images.Union(CreatePhase3Model().WithDashboard().Images).Union(deployed), ignoreOrder: true);
    }

    static TopologyModel CreatePhase3Model() => new("--phase", "3", "--stores", "containers");

    static string GetScriptPath([CallerFilePath] string sourcePath = "") => Path.Combine(Path.GetDirectoryName(sourcePath)!, "..", "..", "eng", "container-images");

    [GeneratedRegex(@"docker\.io/library/[\w-]+:[\w.-]+")]
    private static partial Regex ImageNamePattern();
}
