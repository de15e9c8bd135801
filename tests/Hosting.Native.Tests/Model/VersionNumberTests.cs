namespace Evolution.Hosting.Native.Tests.Model;

/// <summary>Which of several installed servers is the newest.</summary>
public sealed class VersionNumberTests
{
    [Theory]
    [InlineData("/usr/lib/postgresql/9.6", "9.6")]
    [InlineData("/usr/lib/postgresql/15", "15.0")]
    [InlineData("/usr/lib/rabbitmq/lib/rabbitmq_server-3.10.8", "3.10.8")]
    [InlineData("postgresql@17", "17.0")]
    [InlineData("nothing", "0.0")]
    public void A_folder_tells_its_version(string folder, string version) => VersionNumber.Of(folder).ShouldBe(Version.Parse(version));

    [Fact]
    public void Versions_compare_as_numbers() => VersionNumber.Of("postgresql/15").ShouldBeGreaterThan(VersionNumber.Of("postgresql/9.6"));
}
