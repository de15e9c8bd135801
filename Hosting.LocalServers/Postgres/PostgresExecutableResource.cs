namespace Aspire.Hosting.ApplicationModel;

/// <summary>A PostgreSQL server that runs as a local process.</summary>
/// <param name="name">The name of the resource.</param>
/// <param name="password">The password of the user <c>postgres</c>.</param>
public sealed class PostgresExecutableResource(string name, ParameterResource password) : LocalServerResource(name, "postgres", "tcp", password)
{
    internal const string UserName = "postgres";

    readonly Dictionary<string, string> databases = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The names of the databases by resource name. Several resources may share a database.</summary>
    public IReadOnlyDictionary<string, string> Databases => databases;

    /// <inheritdoc/>
    public override ReferenceExpression ConnectionStringExpression =>
        ReferenceExpression.Create($"Host={Host};Port={Port};Username={UserName};Password={PasswordParameter}");

    /// <inheritdoc/>
    public override ReferenceExpression UriExpression => ReferenceExpression.Create($"postgresql://{UserName}:{PasswordParameter:uri}@{Host}:{Port}");

    /// <summary>The connection as a JDBC connection string, without user name and password.</summary>
    public ReferenceExpression JdbcConnectionString => ReferenceExpression.Create($"jdbc:postgresql://{Host}:{Port}");

    internal override IEnumerable<KeyValuePair<string, ReferenceExpression>> ConnectionProperties =>
    [
        new("Host", ReferenceExpression.Create($"{Host}")),
        new("Port", ReferenceExpression.Create($"{Port}")),
        new("Username", ReferenceExpression.Create($"{UserName}")),
        new("Password", ReferenceExpression.Create($"{PasswordParameter}")),
        new("Uri", UriExpression),
        new("JdbcConnectionString", JdbcConnectionString),
    ];

    internal void AddDatabase(PostgresExecutableDatabaseResource database) => databases.TryAdd(database.Name, database.DatabaseName);
}
