using Evolution.Lab.Hosts;

namespace Evolution.Lab.Tests.Hosts;

public sealed class SourceFingerprintTests : IDisposable
{
    readonly TemporaryFolder folder = new();
    readonly string before;

    public SourceFingerprintTests()
    {
        folder.Write("Services/Orders/Program.cs", "one");
        folder.Write("global.json", "{}");
        before = Fingerprint;
    }

    string Fingerprint => SourceFingerprint.Of(new(folder.Path));

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Unchanged_sources_do_not_change_the_fingerprint() => Fingerprint.ShouldBe(before);

    [Theory]
    [InlineData("Services/Orders/Program.cs")]
    [InlineData("Services/Payments/New.cs")]
    [InlineData("Lab/Results/Comparison.cs")]
    [InlineData("Board/Program.cs")]
    [InlineData("Directory.Build.props")]
    public void A_changed_or_new_source_changes_the_fingerprint(string path)
    {
        folder.Write(path, "another");

        Fingerprint.ShouldNotBe(before);
    }

    [Fact]
    public void A_removed_source_changes_the_fingerprint()
    {
        File.Delete(Path.Combine(folder.Path, "Services/Orders/Program.cs"));

        Fingerprint.ShouldNotBe(before);
    }

    [Theory]
    [InlineData("Services/Orders/bin/Orders.dll")]
    [InlineData("Services/Orders/obj/x.cs")]
    [InlineData("tests/A.Tests/A.cs")]
    [InlineData("Evo/Program.cs")]
    [InlineData(".evolution/x.cs")]
    [InlineData("README.md")]
    public void A_file_that_the_app_host_is_not_built_from_does_not_change_the_fingerprint(string path)
    {
        folder.Write(path, "another");

        Fingerprint.ShouldBe(before);
    }
}
