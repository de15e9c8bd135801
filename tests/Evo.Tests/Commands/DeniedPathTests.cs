using System.Runtime.Versioning;

namespace Evolution.Evo.Tests.Commands;

/// <summary>What <c>evo</c> says in a repository where another user has run it before.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class DeniedPathTests : IDisposable
{
    readonly FakeRepository fake = new FakeRepository().Built();

    public void Dispose() => fake.Dispose();

    [Theory]
    [InlineData(".evolution")]
    [InlineData(".evolution/build")]
    public async Task A_folder_that_cannot_be_written_is_named_in_one_line_with_what_to_do(string folder)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has other rights.");
        if (folder is ".evolution") Directory.Delete(fake.Repository.Folder("build"), recursive: true);
        using var user = new AnotherUser(fake.Repository.Root).Deny(folder);

        using var lab = fake.RunAs(user);

        (await lab.EndAsync()).ShouldBe(ExitCodes.Failure);
        lab.Output.Split('\n')[^1].ShouldBe($"evo has no access to {fake.Repository.Root}/.evolution/build{(folder is ".evolution" ? "" : "/turn")}, which belongs to another user or is read-only. To own the repository: sudo chown -R \"$USER\" '{fake.Repository.Root}'");
        lab.Output.ShouldNotContain("Exception");
    }

    [Theory]
    [InlineData("/repo/Lab.csproj : error MSB3491: Could not write lines to file \"obj/x.txt\". Access to the path '/repo/obj/x.txt' is denied. [/repo/Lab.csproj]", "/repo/obj/x.txt")]
    [InlineData("CSC : error CS2012: Cannot open '/repo/obj/Lab.dll' for writing -- 'Access to the path '/repo/obj/Lab.dll' is denied.'", "/repo/obj/Lab.dll")]
    public void A_build_that_may_not_write_is_explained(string output, string path) =>
        DeniedPath.Explain(output).ShouldNotBeNull().ShouldStartWith($"evo has no access to {path}, which belongs to another user");

    [Fact]
    public void Any_other_failure_is_not() => DeniedPath.Explain("error CS0103: The name 'x' does not exist").ShouldBeNull();
}
