using Evolution.Lab.Testing;

namespace Evolution.Lab.Tests.Testing;

/// <summary>What the build leaves unchecked, the format checks.</summary>
public sealed class FormatCheckTests : IDisposable
{
    readonly SampleProject project = new();

    public void Dispose() => project.Dispose();

    [Fact]
    public async Task Build_and_checks_together_find_what_dotnet_format_finds()
    {
        project.Write("Style.cs", """
            namespace Sample
            {
                internal sealed class Style { }
            }

            """);
        project.Write("Imports.cs", """
            using Sample.Other;
            using System.Text.Json;

            namespace Sample;

            sealed class Imports
            {
                public string  Get() => JsonSerializer.Serialize(new Thing());
            }

            """);
        project.Write("Thing.cs", """
            using System.IO;

            namespace Sample.Other;

            sealed class Thing;

            """);

        var build = (await project.BuildAsync()).Text;
        var checks = "";
        foreach (var check in FormatCheck.Of(project.Path))
        {
            var result = await project.RunAsync(check);
            result.Succeeded.ShouldBeFalse();
            checks += result.Text;
        }

        foreach (var rule in new[] { "IDE0005", "IDE0040", "IDE0161" }) build.ShouldContain($"error {rule}");
        foreach (var rule in new[] { "WHITESPACE", "IMPORTS" }) checks.ShouldContain($"error {rule}");
    }

    [Fact]
    public async Task A_project_in_order_passes()
    {
        project.Write("Thing.cs", """
            namespace Sample;

            sealed class Thing;

            """);

        (await project.BuildAsync()).Succeeded.ShouldBeTrue();
        foreach (var check in FormatCheck.Of(project.Path)) (await project.RunAsync(check)).Text.ShouldNotContain("error");
    }
}
