using System.Runtime.Versioning;

namespace Evolution.Evo.Tests.Commands;

/// <summary>Messages of <c>evo</c> in a repository with files of another user.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class DeniedPathTests : IDisposable
{
    readonly FakeRepository fake = new FakeRepository().MarkBuilt();

    public void Dispose() => fake.Dispose();

    [Theory]
    [InlineData(".evolution")]
    [InlineData(".evolution/build")]
    public async Task A_folder_without_write_access_is_reported_with_a_solution(string folder)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has a different permission model.");
        if (folder is ".evolution") Directory.Delete(fake.Repository.Folder("build"), recursive: true);
        using var user = new UnprivilegedUser(fake.Repository.Root).DenyWrite(folder);

        using var lab = fake.RunAs(user);

        (await lab.WaitForExitAsync()).ShouldBe(ExitCodes.Failure);
        lab.Output.Split('\n')[^1].ShouldBe($"evo has no access to {fake.Repository.Root}/.evolution/build{(folder is ".evolution" ? "" : "/turn")}, which belongs to another user or is read-only. To take ownership of the repository, run: sudo chown -R \"$USER\" '{fake.Repository.Root}'");
        lab.Output.ShouldNotContain("Exception");
    }

    [Theory]
    [InlineData("/repo/Lab.csproj : error MSB3491: Could not write lines to file \"obj/x.txt\". Access to the path '/repo/obj/x.txt' is denied. [/repo/Lab.csproj]", "/repo/obj/x.txt")]
    [InlineData("CSC : error CS2012: Cannot open '/repo/obj/Lab.dll' for writing -- 'Access to the path '/repo/obj/Lab.dll' is denied.'", "/repo/obj/Lab.dll")]
    public void A_build_without_write_access_is_explained(string output, string path) =>
        DeniedPath.Explain(output).ShouldNotBeNull().ShouldStartWith($"evo has no access to {path}, which belongs to another user");

    [Fact]
    public void Another_build_failure_is_not_explained() => DeniedPath.Explain("error CS0103: The name 'x' does not exist").ShouldBeNull();
}
