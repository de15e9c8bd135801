using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Evolution.AppHost.Tests;

/// <summary>The images that <c>eng/container-images</c> makes where none can be pulled.</summary>
public sealed partial class ContainerImageTests
{
    [Fact]
    public void The_script_makes_exactly_the_images_that_Aspire_asks_for() =>
        ImageName().Matches(File.ReadAllText(Script())).Select(match => match.Value)
            .ShouldBe(new TopologyModel("--phase", "3", "--stores", "containers").Images, ignoreOrder: true);

    static string Script([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "eng", "container-images");

    [GeneratedRegex(@"docker\.io/library/[\w-]+:[\w.-]+")]
    private static partial Regex ImageName();
}
