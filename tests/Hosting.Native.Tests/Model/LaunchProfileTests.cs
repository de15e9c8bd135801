namespace Evolution.Hosting.Native.Tests.Model;

/// <summary>What a project's launch settings say.</summary>
public sealed class LaunchProfileTests : IDisposable
{
    readonly string folder = Directory.CreateDirectory(Path.Combine(TestFolders.New(), "Properties")).Parent!.FullName;

    [Fact]
    public void A_project_without_launch_settings_has_no_endpoint() => Read(null).Schemes.ShouldBeEmpty();

    [Fact]
    public void The_named_profile_counts_or_else_the_first_for_dotnet_run()
    {
        const string settings = """
            { // Written by hand
              "profiles": {
                "container": { "commandName": "Docker", "applicationUrl": "https://localhost:1" },
                "one": { "commandName": "Project", "applicationUrl": "http://localhost:0", "environmentVariables": { "NUMBER": "1" } },
                "two": { "commandName": "Project", "environmentVariables": { "NUMBER": "2" }, },
              }
            }
            """;

        Read(settings).Schemes.ShouldBe(["http"]);
        Read(settings).EnvironmentVariables["NUMBER"].ShouldBe("1");
        Read(settings, "two").EnvironmentVariables["NUMBER"].ShouldBe("2");
        Read(settings, "phase-3").EnvironmentVariables["NUMBER"].ShouldBe("1");
    }

    [Theory]
    [InlineData("""{ "profiles": { "one": { "commandName": "Project", "applicationUrl": "https://localhost:1;http://localhost:2" } } }""", "plain HTTP")]
    [InlineData("""{ "profiles": """, "cannot be read")]
    public void What_cannot_be_followed_is_said(string settings, string message) =>
        Should.Throw<DistributedApplicationException>(() => Read(settings)).Message.ShouldContain(message);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    LaunchProfile Read(string? settings, string? name = null)
    {
        if (settings is not null) File.WriteAllText(Path.Combine(folder, "Properties", "launchSettings.json"), settings);
        return LaunchProfile.Of(new Project(Path.Combine(folder, "Shop.csproj"), ""), name);
    }

    sealed record Project(string ProjectPath, string AssemblyPath) : IProjectMetadata;
}
