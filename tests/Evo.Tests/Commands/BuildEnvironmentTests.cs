namespace Evolution.Evo.Tests.Commands;

/// <summary>The effect of the environment of <c>evo</c> on the build and the app host.</summary>
public sealed class BuildEnvironmentTests : IDisposable
{
    readonly FakeRepository fake = new();

    public void Dispose() => fake.Dispose();

    [Fact]
    public async Task Variables_that_MSBuild_reads_as_properties_do_not_reach_the_build_or_the_app_host()
    {
        fake.Write("AppHost/AppHost.csproj", """
            <Project DefaultTargets="Build">
              <Target Name="Restore" />
              <Target Name="Build">
                <WriteLinesToFile File="properties.txt" Lines="$(Platform)|$(NoWarn)|$(OutDir)|$(Version)|$(UseSharedCompilation)|$(PATH.Length)" />
              </Target>
            </Project>
            """);

        using var lab = fake.RunEvo(new Dictionary<string, string?> { ["Platform"] = "HPD", ["NoWarn"] = "CS0168", ["OutDir"] = "/nowhere/", ["Version"] = "9.9.9", ["UseSharedCompilation"] = "true" }, "--check");

        (await lab.WaitForExitAsync()).ShouldBe(ExitCodes.Success, lab.Output);
        lab.Output.ShouldContain("Building the app host");
        lab.Output.ShouldContain("Fake host --phase 0");
        lab.Output.ShouldNotContain("Platform=HPD");
        File.ReadAllText(fake.Repository["AppHost", "properties.txt"]).Trim().ShouldBe($"||||false|{Environment.GetEnvironmentVariable("PATH")!.Length}");
    }
}
