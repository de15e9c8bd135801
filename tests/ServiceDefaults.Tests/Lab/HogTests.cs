using System.Net;
using System.Net.Http.Json;
using Dapper;
using Evolution.ServiceDefaults.Lab.Hogging;
using Npgsql;

namespace Evolution.ServiceDefaults.Tests.Lab;

/// <summary>How the lab takes the database server from everybody else, and gives it back.</summary>
public sealed class HogTests(SmallServers servers) : IClassFixture<SmallServers>, IAsyncLifetime
{
    const string Hogs = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'evolution-hog'";

    PlainService service = null!;
    NpgsqlConnection watcher = null!;

    public async ValueTask InitializeAsync()
    {
        var database = await servers.CreateDatabaseAsync();
        service = await LabProbe.StartAsync(database, servers.CreateCache());
        watcher = await ConnectAsync(database);
    }

    public async ValueTask DisposeAsync()
    {
        await service.DisposeAsync();
        await watcher.DisposeAsync();
    }

    [Fact]
    public async Task A_hog_takes_what_is_left_and_burns_and_gives_all_of_it_back_before_it_answers()
    {
        await StartAsync(burners: 2);
        await Eventually.HoldsAsync("no connection is left", IsFullAsync);
        await Eventually.HoldsAsync("two burn and it knows all that it has", async () => await StateAsync() == new Hog(await watcher.ExecuteScalarAsync<int>(Hogs), 2));
        await Eventually.HoldsAsync("the server burns", async () => await watcher.ExecuteScalarAsync<int>($"{Hogs} AND state = 'active'") is 2);

        (await service.Http.DeleteAsync("/lab/hog")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await watcher.ExecuteScalarAsync<int>(Hogs)).ShouldBe(0);
        (await IsFullAsync()).ShouldBeFalse();
        (await StateAsync()).ShouldBe(Hog.None);
    }

    [Fact]
    public async Task A_hog_takes_what_others_give_free()
    {
        var other = await ConnectAsync(watcher.ConnectionString);
        await StartAsync(burners: 0);
        await Eventually.HoldsAsync("no connection is left", IsFullAsync);
        var before = (await StateAsync()).Connections;

        await other.DisposeAsync();
        (await Eventually.BecomesAsync("it is taken", StateAsync, state => state.Connections > before)).Burners.ShouldBe(0);
    }

    [Fact]
    public async Task Connections_that_the_server_ends_are_taken_anew()
    {
        await StartAsync(burners: 1);
        await Eventually.HoldsAsync("no connection is left", IsFullAsync);
        var old = (await watcher.QueryAsync<int>(Hogs.Replace("count(*)", "pid"))).ToArray();
        await watcher.ExecuteAsync("SELECT pg_terminate_backend(pid) FROM unnest(@old) AS pid", new { old });
        await Eventually.HoldsAsync("the old ones are gone", async () => await watcher.ExecuteScalarAsync<int>($"{Hogs} AND pid = ANY(@old)", new { old }) is 0);
        await Eventually.HoldsAsync("no connection is left again", IsFullAsync);
        await Eventually.HoldsAsync("it knows", async () => await StateAsync() == new Hog(await watcher.ExecuteScalarAsync<int>(Hogs), 1));
    }

    [Fact]
    public async Task A_new_hog_takes_the_place_of_the_one_before()
    {
        await StartAsync(burners: 2);
        await Eventually.BecomesAsync("two burn", StateAsync, state => state.Burners is 2);
        await StartAsync(burners: 1);
        await Eventually.BecomesAsync("one burns", StateAsync, state => state.Burners is 1);
        await Eventually.HoldsAsync("only one burns", async () => await watcher.ExecuteScalarAsync<int>($"{Hogs} AND state = 'active'") is 1);
    }

    [Fact]
    public async Task A_service_that_stops_gives_all_of_it_back()
    {
        await StartAsync(burners: 1);
        await Eventually.HoldsAsync("no connection is left", IsFullAsync);
        await service.DisposeAsync();
        await Eventually.HoldsAsync("all are closed", async () => await watcher.ExecuteScalarAsync<int>(Hogs) is 0);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(9)]
    public async Task Hogs_that_make_no_sense_are_refused(int burners)
    {
        await (await service.Http.PutAsJsonAsync("/lab/hog", new HogWish(burners))).ShouldBeProblemAsync(HttpStatusCode.BadRequest);
        (await StateAsync()).ShouldBe(Hog.None);
    }

    async Task StartAsync(int burners) =>
        (await service.Http.PutAsJsonAsync("/lab/hog", new HogWish(burners))).StatusCode.ShouldBe(HttpStatusCode.Accepted);

    async Task<Hog> StateAsync() => (await service.Http.GetFromJsonAsync<Hog>("/lab/hog"))!;

    async Task<bool> IsFullAsync()
    {
        try
        {
            await (await ConnectAsync(watcher.ConnectionString)).DisposeAsync();
            return false;
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.TooManyConnections)
        {
            return true;
        }
    }

    static async Task<NpgsqlConnection> ConnectAsync(string database)
    {
        var connection = new NpgsqlConnection($"{database};Pooling=false;Persist Security Info=true");
        await connection.OpenAsync();
        return connection;
    }
}
