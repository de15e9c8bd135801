using System.Net;
using System.Text.RegularExpressions;
using System.Web;
using Evolution.Control;
using Evolution.Lab;
using Evolution.Lab.Hosts;
using Evolution.Testing;

namespace Evolution.EndToEnd.Tests.Security;

/// <summary>Secrets are not exposed and no port is reachable from other machines, in a real run of phase 3 with a Board.</summary>
public sealed partial class SecretsTests(RecordedHost host) : IClassFixture<RecordedHost>
{
    ControlClient Control => host.Host.Control;

    [Fact]
    public async Task No_process_has_a_password_or_token_in_its_arguments()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The test reads processes from /proc.");
        var secrets = await GetSecretsAsync();
        var commands = RunningProcesses.ReadCommandLines();

        commands.ShouldContain(command => command.TrimEnd().EndsWith("/Orders", StringComparison.Ordinal));
        foreach (var (name, secret) in secrets) commands.ShouldAllBe(command => !command.Contains(secret, StringComparison.Ordinal), name);
    }

    [Fact]
    public async Task No_log_contains_a_password_or_token()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The test reads processes from /proc.");
        var secrets = await GetSecretsAsync();
        await UseSecretsAsync();

        var files = Directory.GetFiles(Repository.Find().EnsureFolder("logs"), "*.log", SearchOption.AllDirectories);
        files.ShouldContain(file => Path.GetFileName(file) == "board.log");
        var logs = files.Select(file => (File: file, Text: ReadShared(file))).Append((File: "the host's console", Text: JoinConsoleLines(host.Lines))).ToArray();

        foreach (var (name, secret) in secrets) logs.Where(log => log.Text.Contains(secret, StringComparison.Ordinal)).Select(log => log.File).ShouldBeEmpty(name);
    }

    [Fact]
    public async Task Files_with_passwords_or_tokens_are_readable_by_their_owner_only()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The test reads processes from /proc.");
        var secrets = await GetSecretsAsync();
        var folders = new[] { Repository.Find().EnsureFolder("control"), await FindRunFolderAsync() };

        var files = folders.SelectMany(folder => Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }))
            .Where(file => !file.Contains("/data/", StringComparison.Ordinal))
            .Where(file => ReadShared(file) is var text && secrets.Any(secret => text.Contains(secret.Value, StringComparison.Ordinal))).ToArray();

        files.Select(Path.GetFileName).ShouldBe(["advanced.config", "redis.conf", "redis.conf", "redis.conf", Path.GetFileName(files.Single(file => file.EndsWith(".json", StringComparison.Ordinal)))], ignoreOrder: true);
        foreach (var file in files) (GetMode(file) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite)).ShouldBe(UnixFileMode.None, file);
    }

    [Fact]
    public async Task Unrelated_environment_variables_do_not_reach_services_and_servers()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The test reads processes from /proc.");
        var processes = (await Control.GetResourcesAsync()).Where(resource => resource.ProcessId is not null).ToArray();
        processes.Length.ShouldBeGreaterThan(10);

        foreach (var resource in processes)
        {
            var variables = (await File.ReadAllTextAsync($"/proc/{resource.ProcessId}/environ")).Split('\0');
            foreach (var (name, value) in RecordedHost.UnrelatedVariables) variables.ShouldNotContain($"{name}={value}", resource.Name);
        }
        using var buyer = await Buyer.ConnectAsync(host.Host.Topology);
        var placed = await buyer.PlaceAsync(await buyer.CreateProductAsync(available: 5));
        (await buyer.WaitForOutcomeAsync(placed.Id!.Value)).ShouldBe("confirmed");
    }

    [Fact]
    public async Task No_resource_description_contains_a_password_or_token()
    {
        var secrets = await GetSecretsAsync();
        var resources = await Control.GetResourcesAsync();

        var urls = resources.SelectMany(resource => resource.Urls).ToArray();

        urls.Length.ShouldBeGreaterThan(10);
        foreach (var (name, secret) in secrets) urls.ShouldAllBe(text => !text.Contains(secret, StringComparison.Ordinal), name);
    }

    [Fact]
    public async Task All_processes_listen_on_loopback_only()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The test reads processes from /proc.");
        var orders = (await Control.GetResourceAsync("orders")).ProcessId!.Value;

        var sockets = RunningProcesses.GetFamily(orders).SelectMany(ListeningSockets.Of).ToArray();

        // Four services, the Board, the control server, three PostgreSQL and three Redis servers, RabbitMQ with its distribution, and its port mapper.
        sockets.Select(socket => socket.Port).Distinct().Count().ShouldBeGreaterThanOrEqualTo(15);
        sockets.ShouldAllBe(socket => IPAddress.IsLoopback(socket.Address));
    }

    async Task<IReadOnlyDictionary<string, string>> GetSecretsAsync()
    {
        var secrets = new Dictionary<string, string> { ["the control server's token"] = Control.Token, ["the dashboard's token"] = HttpUtility.ParseQueryString(new Uri(host.Host.Dashboard!).Query)["t"]!, ["the Board's token"] = HttpUtility.ParseQueryString((await GetBoardAddressAsync()).Query)["token"]! };
        foreach (var (store, text) in await Control.GetConnectionStringsAsync())
        {
            if (PasswordPattern().Match(text!) is { Success: true } match) secrets[$"the password of {store}"] = match.Groups[1].Value;
        }
        secrets.Count.ShouldBeGreaterThanOrEqualTo(3 + 3 + 3 + 1);
        secrets.Values.ShouldAllBe(secret => secret.Length >= 20);
        return secrets;
    }

    /// <summary>Uses every secret, including in wrong places, as a careless user might.</summary>
    async Task UseSecretsAsync()
    {
        using var buyer = await Buyer.ConnectAsync(host.Host.Topology);
        var placed = await buyer.PlaceAsync(await buyer.CreateProductAsync(available: 5));
        (await buyer.WaitForOutcomeAsync(placed.Id!.Value)).ShouldBe("confirmed");
        using var lab = new LabEndpointClient(host.Host.Topology);
        await lab.GetBreakersAsync("orders");
        using var http = new HttpClient();
        var board = await GetBoardAddressAsync();
        (await http.GetAsync(board)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await http.GetAsync(new Uri(board, $"/nowhere?token={HttpUtility.ParseQueryString(board.Query)["token"]}"))).Dispose();
        var orders = await host.Host.Topology.GetAddressAsync("orders");
        (await http.GetAsync(new Uri(orders, $"/orders?token={Control.Token}&page=none"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    async Task<Uri> GetBoardAddressAsync()
    {
        await Control.WaitUntilReadyAsync("board", TimeSpan.FromSeconds(60));
        return await Control.GetBoardLinkAsync();
    }

    /// <summary>Finds the folder of the run, which contains the working directories of the servers.</summary>
    async Task<string> FindRunFolderAsync()
    {
        var redis = (await Control.GetResourceAsync("orders-redis")).ProcessId;
        return Path.GetDirectoryName(new FileInfo($"/proc/{redis}/cwd").LinkTarget!)!;
    }

    // Excludes the line with the link that opens the Board.
    static string JoinConsoleLines(IEnumerable<string> lines) => string.Join('\n', lines.Where(line => !line.Contains("board", StringComparison.Ordinal)));

    static UnixFileMode GetMode(string file) => OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(file);

    static string ReadShared(string file)
    {
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        return reader.ReadToEnd();
    }

    [GeneratedRegex("(?:[Pp]assword=|amqp://[^:]+:)([^;,@]+)")]
    private static partial Regex PasswordPattern();
}
