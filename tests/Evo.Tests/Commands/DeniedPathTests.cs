using System.Runtime.Versioning;

namespace Evolution.Evo.Tests.Commands;

/// <summary>Messages of <c>evo</c> in a repository with files owned by another user.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class DeniedPathTests : IDisposable
{
    readonly FakeRepository fake = new FakeRepository().MarkAsBuilt();

    public void Dispose() => fake.Dispose();

    [Theory]
    [InlineData(".evolution")]
    [InlineData(".evolution/build")]
    public async Task A_folder_that_is_not_writable_is_reported_with_a_fix(string folder)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has a different permission model.");
        if (folder is ".evolution") Directory.Delete(fake.Repository.EnsureFolder("build"), recursive: true);
        using var user = new UnprivilegedUser(fake.Repository.Root).DenyWrite(folder);

        using var lab = fake.RunEvoAs(user);

        (await lab.WaitForExitAsync()).ShouldBe(ExitCodes.Failure);
        lab.Output.Split('\n')[^1].ShouldBe($"evo has no access to {fake.Repository.Root}/.evolution/build{(folder is ".evolution" ? "" : "/build.lock")}, which belongs to another user or is read-only. To take ownership of the repository, run: sudo chown -R \"$USER\" '{fake.Repository.Root}'");
        lab.Output.ShouldNotContain("Exception");
    }

    [Theory]
    [InlineData("/repo/Lab.csproj : error MSB3491: Could not write lines to file \"obj/x.txt\". Access to the path '/repo/obj/x.txt' is denied. [/repo/Lab.csproj]", "/repo/obj/x.txt")]
    [InlineData("CSC : error CS2012: Cannot open '/repo/obj/Lab.dll' for writing -- 'Access to the path '/repo/obj/Lab.dll' is denied.'", "/repo/obj/Lab.dll")]
    public void A_build_failure_caused_by_denied_access_is_explained(string output, string path) =>
        DeniedPath.Explain(output).ShouldNotBeNull().ShouldStartWith($"evo has no access to {path}, which belongs to another user");

    [Fact]
    public void An_unrelated_build_failure_is_not_explained() => DeniedPath.Explain("error CS0103: The name 'x' does not exist").ShouldBeNull();
}
