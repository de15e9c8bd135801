using System.Net;
using System.Text.RegularExpressions;
using System.Web;
using Evolution.Control;
using Evolution.Lab;
using Evolution.Lab.Hosts;
using Evolution.Testing;

namespace Evolution.EndToEnd.Tests.Security;

/// <summary>What is secret stays so, and nobody else's machine gets near it: a real run of phase 3, with a Board.</summary>
public sealed partial class SecretsTests(WatchedHost watched) : IClassFixture<WatchedHost>
{
    ControlClient Control => watched.Host.Control;

    [Fact]
    public async Task No_password_and_no_token_is_among_the_arguments_of_a_process()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Processes are looked at in /proc.");
        var secrets = await SecretsAsync();
        var commands = RunningProcesses.CommandLines();

        commands.ShouldContain(command => command.TrimEnd().EndsWith("/Orders", StringComparison.Ordinal));
        foreach (var (name, secret) in secrets) commands.ShouldAllBe(command => !command.Contains(secret, StringComparison.Ordinal), name);
    }

    [Fact]
    public async Task No_password_and_no_token_is_in_a_log_also_after_they_were_used()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Processes are looked at in /proc.");
        var secrets = await SecretsAsync();
        await UseAsync();

        var files = Directory.GetFiles(Repository.Find().Folder("logs"), "*.log", SearchOption.AllDirectories);
        files.ShouldContain(file => Path.GetFileName(file) == "board.log");
        var told = files.Select(file => (File: file, Text: ReadShared(file))).Append((File: "the host's console", Text: Console(watched.Lines))).ToArray();

        foreach (var (name, secret) in secrets) told.Where(log => log.Text.Contains(secret, StringComparison.Ordinal)).Select(log => log.File).ShouldBeEmpty(name);
    }

    [Fact]
    public async Task What_holds_a_password_or_a_token_on_disk_only_its_owner_reads()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Processes are looked at in /proc.");
        var secrets = await SecretsAsync();
        var places = new[] { Repository.Find().Folder("control"), await FolderOfRunAsync() };

        var holders = places.SelectMany(place => Directory.EnumerateFiles(place, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }))
            .Where(file => !file.Contains("/data/", StringComparison.Ordinal))
            .Where(file => ReadShared(file) is var text && secrets.Any(secret => text.Contains(secret.Value, StringComparison.Ordinal))).ToArray();

        holders.Select(Path.GetFileName).ShouldBe(["advanced.config", "redis.conf", "redis.conf", "redis.conf", Path.GetFileName(holders.Single(file => file.EndsWith(".json", StringComparison.Ordinal)))], ignoreOrder: true);
        foreach (var file in holders) (ModeOf(file) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite)).ShouldBe(UnixFileMode.None, file);
    }

    [Fact]
    public async Task What_somebody_has_in_the_environment_reaches_no_service_and_no_server()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Processes are looked at in /proc.");
        var processes = (await Control.ResourcesAsync()).Where(resource => resource.ProcessId is not null).ToArray();
        processes.Length.ShouldBeGreaterThan(10);

        foreach (var resource in processes)
        {
            var variables = (await File.ReadAllTextAsync($"/proc/{resource.ProcessId}/environ")).Split('\0');
            foreach (var (name, value) in WatchedHost.Foreign) variables.ShouldNotContain($"{name}={value}", resource.Name);
        }
        using var buyer = await Buyer.AtAsync(watched.Host.Topology);
        var placed = await buyer.PlaceAsync(await buyer.NewProductAsync(available: 5));
        (await buyer.OutcomeAsync(placed.Id!.Value)).ShouldBe("confirmed");
    }

    [Fact]
    public async Task No_password_and_no_token_is_in_the_description_of_a_resource()
    {
        var secrets = await SecretsAsync();
        var resources = await Control.ResourcesAsync();

        var described = resources.SelectMany(resource => resource.Urls).ToArray();

        described.Length.ShouldBeGreaterThan(10);
        foreach (var (name, secret) in secrets) described.ShouldAllBe(text => !text.Contains(secret, StringComparison.Ordinal), name);
    }

    [Fact]
    public async Task No_process_listens_anywhere_but_on_loopback()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Processes are looked at in /proc.");
        var orders = (await Control.ResourceAsync("orders")).ProcessId!.Value;

        var listening = RunningProcesses.FamilyOf(orders).SelectMany(ListeningSockets.Of).ToArray();

        // Four services, the Board, the control server, three PostgreSQL and three Redis servers, RabbitMQ with its distribution, and its port mapper.
        listening.Select(socket => socket.Port).Distinct().Count().ShouldBeGreaterThanOrEqualTo(15);
        listening.ShouldAllBe(socket => IPAddress.IsLoopback(socket.Address));
    }

    async Task<IReadOnlyDictionary<string, string>> SecretsAsync()
    {
        var secrets = new Dictionary<string, string> { ["the control server's token"] = Control.Token, ["the dashboard's token"] = HttpUtility.ParseQueryString(new Uri(watched.Host.Dashboard!).Query)["t"]!, ["the Board's token"] = HttpUtility.ParseQueryString((await BoardAsync()).Query)["token"]! };
        foreach (var (store, text) in await Control.ConnectionStringsAsync())
        {
            if (Password().Match(text!) is { Success: true } found) secrets[$"the password of {store}"] = found.Groups[1].Value;
        }
        secrets.Count.ShouldBeGreaterThanOrEqualTo(3 + 3 + 3 + 1);
        secrets.Values.ShouldAllBe(secret => secret.Length >= 20);
        return secrets;
    }

    /// <summary>Uses every secret, rightly and wrongly placed, as a careless visitor would.</summary>
    async Task UseAsync()
    {
        using var buyer = await Buyer.AtAsync(watched.Host.Topology);
        var placed = await buyer.PlaceAsync(await buyer.NewProductAsync(available: 5));
        (await buyer.OutcomeAsync(placed.Id!.Value)).ShouldBe("confirmed");
        using var lab = new ServiceLab(watched.Host.Topology);
        await lab.BreakersAsync("orders");
        using var http = new HttpClient();
        var board = await BoardAsync();
        (await http.GetAsync(board)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await http.GetAsync(new Uri(board, $"/nowhere?token={HttpUtility.ParseQueryString(board.Query)["token"]}"))).Dispose();
        var orders = await watched.Host.Topology.AddressOfAsync("orders");
        (await http.GetAsync(new Uri(orders, $"/orders?token={Control.Token}&page=none"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    async Task<Uri> BoardAsync()
    {
        await Control.WaitUntilReadyAsync("board", TimeSpan.FromSeconds(60));
        return await Control.BoardAsync();
    }

    /// <summary>A server's working directory is in the run's folder.</summary>
    async Task<string> FolderOfRunAsync()
    {
        var redis = (await Control.ResourceAsync("orders-redis")).ProcessId;
        return Path.GetDirectoryName(new FileInfo($"/proc/{redis}/cwd").LinkTarget!)!;
    }

    // The one line that is meant to open the Board.
    static string Console(IEnumerable<string> lines) => string.Join('\n', lines.Where(line => !line.Contains("board", StringComparison.Ordinal)));

    static UnixFileMode ModeOf(string file) => OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(file);

    static string ReadShared(string file)
    {
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        return reader.ReadToEnd();
    }

    [GeneratedRegex("(?:[Pp]assword=|amqp://[^:]+:)([^;,@]+)")]
    private static partial Regex Password();
}
