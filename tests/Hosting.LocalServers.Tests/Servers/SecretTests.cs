using Evolution.Hosting.LocalServers.Tests.Application;

namespace Evolution.Hosting.LocalServers.Tests.Servers;

/// <summary>The secrets of the servers, which other users of the machine must not see.</summary>
[Collection(typeof(ExampleCollection))]
public sealed class SecretTests(ExampleApplication example)
{
    [Theory]
    [InlineData("postgres")]
    [InlineData("redis")]
    [InlineData("rabbitmq")]
    public async Task Password_is_not_in_process_arguments_or_logs(string server)
    {
        var password = await example.GetPasswordAsync(server);
        password.Length.ShouldBeGreaterThanOrEqualTo(32);

        ServerProcesses.All.SelectMany(ServerProcesses.GetArguments).ShouldNotContain(argument => argument.Contains(password));
        var log = await example.GetLogAsync(server);
        log.ShouldNotBeEmpty();
        log.ShouldNotContain(password);
    }

    [Fact]
    public void Folders_of_the_run_are_inaccessible_to_other_users() =>
        Directory.EnumerateDirectories(example.Folder).Append(example.Folder).ShouldAllBe(folder => (File.GetUnixFileMode(folder) & (UnixFileMode.GroupRead | UnixFileMode.OtherRead | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)) == 0);
}
