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
        var deployed = Enumerable.Range(0, 4).SelectMany(ComposeUnitFile.OfPhase).SelectMany(unit => ImageName().Matches(unit.Text)).Select(match => match.Value);

        ImageName().Matches(File.ReadAllText(Script())).Select(match => match.Value)
            .ShouldBe(Phase3().Images.Union(Phase3().WithDashboard().Images).Union(deployed), ignoreOrder: true);
    }

    static TopologyModel Phase3() => new("--phase", "3", "--stores", "containers");

    static string Script([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "eng", "container-images");

    [GeneratedRegex(@"docker\.io/library/[\w-]+:[\w.-]+")]
    private static partial Regex ImageName();
}
