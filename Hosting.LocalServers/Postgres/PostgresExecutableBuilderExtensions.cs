using Evolution.Hosting.LocalServers.Postgres;
using Evolution.Hosting.LocalServers.Running;
using Microsoft.Extensions.DependencyInjection;

namespace Aspire.Hosting;

/// <summary>Adds PostgreSQL servers that run as local processes.</summary>
public static class PostgresExecutableBuilderExtensions
{
    /// <summary>
    /// Adds a PostgreSQL server that runs as a local process on a free port of the loopback interface. It is found on PATH or in the
    /// installation folders of Debian, Fedora and Homebrew. Its data lives as long as the app host; <see cref="LocalServerBuilderExtensions.WithDataFolder"/> keeps it.
    /// </summary>
    /// <param name="builder">The app host's builder.</param>
    /// <param name="name">The name of the resource.</param>
    /// <param name="password">The password of the user <c>postgres</c>; generated if none is given.</param>
    /// <returns>A builder for the server. Arguments that are added to it override its configuration: <c>-c max_connections=200</c>.</returns>
    public static IResourceBuilder<PostgresExecutableResource> AddPostgresExecutable(this IDistributedApplicationBuilder builder, [ResourceName] string name, IResourceBuilder<ParameterResource>? password = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);
        var postgres = new PostgresExecutableResource(name, password?.Resource ?? builder.CreatePassword(name));
        var program = new PostgresProgram(postgres, LocalServerRun.GetOrCreate(builder));
        builder.Eventing.Subscribe<BeforeResourceStartedEvent>(postgres, (starting, _) => ForEachDatabaseAsync(postgres, starting.Services, ResetStateAsync));
        builder.Eventing.Subscribe<ResourceReadyEvent>(postgres, (ready, cancellationToken) => PublishDatabasesAsync(postgres, program, ready.Services, cancellationToken));
        return builder.AddLocalServer(postgres, program, icon: "DatabaseMultiple");
    }

    /// <summary>Adds a database, which is created when the server is first ready.</summary>
    /// <param name="builder">The server.</param>
    /// <param name="name">The name of the resource.</param>
    /// <param name="databaseName">The name of the database, which several resources may share; the name of the resource by default.</param>
    /// <returns>A builder for the database.</returns>
    public static IResourceBuilder<PostgresExecutableDatabaseResource> AddDatabase(this IResourceBuilder<PostgresExecutableResource> builder, [ResourceName] string name, string? databaseName = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);
        var database = new PostgresExecutableDatabaseResource(name, databaseName ?? name, builder.Resource);
        builder.Resource.AddDatabase(database);
        builder.ApplicationBuilder.Services.AddHostedService<PostgresDatabaseStatePublisher>();
        return builder.ApplicationBuilder.AddResource(database)
            .WithIconName("Database")
            .WithInitialState(new() { ResourceType = "PostgresDatabase", Properties = [], State = KnownResourceStates.NotStarted })
            .ExcludeFromManifest();
    }

    /// <summary>Creates the databases and publishes their states and connection strings. Aspire does so for children of a container, but not of an executable.</summary>
    static async Task PublishDatabasesAsync(PostgresExecutableResource postgres, PostgresProgram program, IServiceProvider services, CancellationToken cancellationToken)
    {
        foreach (var name in postgres.Databases.Values.Distinct()) await program.CreateDatabaseAsync(name, cancellationToken);

        var eventing = services.GetRequiredService<Eventing.IDistributedApplicationEventing>();
        await ForEachDatabaseAsync(postgres, services, async (database, notifications) =>
        {
            await eventing.PublishAsync(new ConnectionStringAvailableEvent(database, services), cancellationToken);
            await notifications.PublishUpdateAsync(database, snapshot => snapshot with { State = new(KnownResourceStates.Running, KnownResourceStateStyles.Success), StartTimeStamp = DateTime.UtcNow, StopTimeStamp = null });
        });
    }

    /// <summary>Resets a database's state before the server starts: resources that wait for a database in a terminal state would fail instead of waiting.</summary>
    static Task ResetStateAsync(PostgresExecutableDatabaseResource database, ResourceNotificationService notifications) =>
        notifications.PublishUpdateAsync(database, snapshot => snapshot with { State = new(KnownResourceStates.Starting, KnownResourceStateStyles.Info), StartTimeStamp = null, StopTimeStamp = null });

    static async Task ForEachDatabaseAsync(PostgresExecutableResource postgres, IServiceProvider services, Func<PostgresExecutableDatabaseResource, ResourceNotificationService, Task> action)
    {
        var notifications = services.GetRequiredService<ResourceNotificationService>();
        foreach (var database in services.GetRequiredService<DistributedApplicationModel>().Resources.OfType<PostgresExecutableDatabaseResource>().Where(database => database.Parent == postgres))
            await action(database, notifications);
    }
}
