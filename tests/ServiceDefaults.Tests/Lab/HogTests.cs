using System.Net;
using System.Net.Http.Json;
using Dapper;
using Evolution.ServiceDefaults.Lab.Hogging;
using Npgsql;

namespace Evolution.ServiceDefaults.Tests.Lab;

/// <summary>The hog of the lab, which exhausts the database server.</summary>
public sealed class HogTests(LimitedServers servers) : IClassFixture<LimitedServers>, IAsyncLifetime
{
    const string HogCountQuery = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'evolution-hog'";

    TestService service = null!;
    NpgsqlConnection observer = null!;

    public async ValueTask InitializeAsync()
    {
        var database = await servers.CreateDatabaseAsync();
        service = await LabServiceStarter.StartAsync(database, servers.CreateCache());
        observer = await ConnectAsync(database);
    }

    public async ValueTask DisposeAsync()
    {
        await service.DisposeAsync();
        await observer.DisposeAsync();
    }

    [Fact]
    public async Task A_hog_takes_all_connections_and_CPU_time_and_releases_them_before_the_stop_request_completes()
    {
        await StartHogAsync(burners: 2);
        await Wait.UntilAsync("no connection is free", IsFullAsync);
        await Wait.UntilAsync("two burners run and all connections are counted", async () => await GetStateAsync() == new Hog(await observer.ExecuteScalarAsync<int>(HogCountQuery), 2));
        await Wait.UntilAsync("the server runs both burners", async () => await observer.ExecuteScalarAsync<int>($"{HogCountQuery} AND state = 'active'") is 2);

        (await service.Http.DeleteAsync("/lab/hog")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await observer.ExecuteScalarAsync<int>(HogCountQuery)).ShouldBe(0);
        (await IsFullAsync()).ShouldBeFalse();
        (await GetStateAsync()).ShouldBe(Hog.None);
    }

    [Fact]
    public async Task A_hog_takes_connections_that_others_close()
    {
        var otherConnection = await ConnectAsync(observer.ConnectionString);
        await StartHogAsync(burners: 0);
        await Wait.UntilAsync("no connection is free", IsFullAsync);
        var connectionsBefore = (await GetStateAsync()).Connections;

        await otherConnection.DisposeAsync();
        (await Wait.ForValueAsync("the hog takes the connection", GetStateAsync, state => state.Connections > connectionsBefore)).Burners.ShouldBe(0);
    }

    [Fact]
    public async Task A_hog_reopens_connections_that_the_server_closes()
    {
        await StartHogAsync(burners: 1);
        await Wait.UntilAsync("no connection is free", IsFullAsync);
        var processIds = (await observer.QueryAsync<int>(HogCountQuery.Replace("count(*)", "pid"))).ToArray();
        await observer.ExecuteAsync("SELECT pg_terminate_backend(pid) FROM unnest(@processIds) AS pid", new { processIds });
        await Wait.UntilAsync("the old connections are closed", async () => await observer.ExecuteScalarAsync<int>($"{HogCountQuery} AND pid = ANY(@processIds)", new { processIds }) is 0);
        await Wait.UntilAsync("no connection is free again", IsFullAsync);
        await Wait.UntilAsync("all connections are counted", async () => await GetStateAsync() == new Hog(await observer.ExecuteScalarAsync<int>(HogCountQuery), 1));
    }

    [Fact]
    public async Task A_new_hog_replaces_the_previous_one()
    {
        await StartHogAsync(burners: 2);
        await Wait.ForValueAsync("two burners run", GetStateAsync, state => state.Burners is 2);
        await StartHogAsync(burners: 1);
        await Wait.ForValueAsync("one burner runs", GetStateAsync, state => state.Burners is 1);
        await Wait.UntilAsync("the server runs only one burner", async () => await observer.ExecuteScalarAsync<int>($"{HogCountQuery} AND state = 'active'") is 1);
    }

    [Fact]
    public async Task A_stopped_service_releases_the_connections_of_its_hog()
    {
        await StartHogAsync(burners: 1);
        await Wait.UntilAsync("no connection is free", IsFullAsync);
        await service.DisposeAsync();
        await Wait.UntilAsync("all connections are closed", async () => await observer.ExecuteScalarAsync<int>(HogCountQuery) is 0);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(9)]
    public async Task Invalid_hogs_are_rejected(int burners)
    {
        await (await service.Http.PutAsJsonAsync("/lab/hog", new HogRequest(burners))).ShouldBeProblemAsync(HttpStatusCode.BadRequest);
        (await GetStateAsync()).ShouldBe(Hog.None);
    }

    async Task StartHogAsync(int burners) =>
        (await service.Http.PutAsJsonAsync("/lab/hog", new HogRequest(burners))).StatusCode.ShouldBe(HttpStatusCode.Accepted);

    async Task<Hog> GetStateAsync() => (await service.Http.GetFromJsonAsync<Hog>("/lab/hog"))!;

    async Task<bool> IsFullAsync()
    {
        try
        {
            await (await ConnectAsync(observer.ConnectionString)).DisposeAsync();
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
