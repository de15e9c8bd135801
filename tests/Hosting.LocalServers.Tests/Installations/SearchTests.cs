using Evolution.Hosting.LocalServers.Installations;
using Evolution.Hosting.LocalServers.Tests.Hosts;

namespace Evolution.Hosting.LocalServers.Tests.Installations;

/// <summary>The search for server installations.</summary>
public sealed class SearchTests
{
    [Theory]
    [InlineData("/usr/lib/postgresql/15/bin", "15.0")]
    [InlineData("rabbitmq_server-3.10.8", "3.10.8")]
    [InlineData("postgres (PostgreSQL) 17.2", "17.2")]
    [InlineData("none", "0.0")]
    public void The_last_version_in_a_text_is_returned(string text, string version) => VersionNumber.FindLast(text).ShouldBe(Version.Parse(version));

    [Fact]
    public void Highest_version_comes_first()
    {
        using var folder = new TestFolder();
        foreach (var version in new[] { "9", "17", "16" }) Directory.CreateDirectory(folder[$"server-{version}/bin"]);
        Directory.CreateDirectory(folder["server-18"]);

        SearchPath.FindFolders(folder["server-*/bin"]).ShouldBe([folder["server-17/bin"], folder["server-16/bin"], folder["server-9/bin"]]);
        SearchPath.FindFolders(folder["nonexistent/server-*/bin"]).ShouldBeEmpty();
    }

    [Fact]
    public void Program_is_found_in_the_target_folder_of_its_link()
    {
        using var folder = new TestFolder();
        Directory.CreateDirectory(folder["real"]);
        File.WriteAllText(folder["real/server"], "");
        File.CreateSymbolicLink(folder["server"], folder["real/server"]);

        SearchPath.GetFolder(folder["server"]).ShouldBe(folder["real"]);
        SearchPath.Find("server", "/nonexistent", folder.Path).ShouldBe(folder["server"]);
        SearchPath.Find("no-such-server", folder.Path).ShouldBeNull();
    }
}
