namespace Evolution.Hosting.Native;

/// <summary>A PostgreSQL server.</summary>
public sealed class PostgresServerResource(string name) : ServerResource(name, "tcp")
{
    internal const string UserName = "postgres";

    readonly Dictionary<string, string> databases = [];

    /// <summary>The names of its databases, by the names of their resources. Several resources may share a database.</summary>
    public IReadOnlyDictionary<string, string> Databases => databases;

    public override ReferenceExpression ConnectionStringExpression =>
        ReferenceExpression.Create($"Host={Host};Port={Port};Username={UserName};Password={PasswordParameter}");

    public ReferenceExpression UriExpression => ReferenceExpression.Create($"postgresql://{UserName}:{PasswordParameter:uri}@{Host}:{Port}");

    public ReferenceExpression JdbcConnectionString => ReferenceExpression.Create($"jdbc:postgresql://{Host}:{Port}");

    public override IEnumerable<KeyValuePair<string, ReferenceExpression>> GetConnectionProperties() =>
    [
        new("Host", ReferenceExpression.Create($"{Host}")),
        new("Port", ReferenceExpression.Create($"{Port}")),
        new("Username", ReferenceExpression.Create($"{UserName}")),
        new("Password", ReferenceExpression.Create($"{PasswordParameter}")),
        new("Uri", UriExpression),
        new("JdbcConnectionString", JdbcConnectionString),
    ];

    internal void AddDatabase(string resource, string database) => databases.TryAdd(resource, database);

    private protected override ContainerImage Image => new("docker.io/library/postgres:18.3", 5432, new Dictionary<string, ReferenceExpression>
    {
        ["POSTGRES_HOST_AUTH_METHOD"] = ReferenceExpression.Create($"scram-sha-256"),
        ["POSTGRES_INITDB_ARGS"] = ReferenceExpression.Create($"--auth-host=scram-sha-256 --auth-local=scram-sha-256"),
        ["POSTGRES_USER"] = ReferenceExpression.Create($"{UserName}"),
        ["POSTGRES_PASSWORD"] = ReferenceExpression.Create($"{PasswordParameter}"),
    });

    private protected override ResourceProgram CreateProgram(HostRun run) => new PostgresProgram(this, run);
}
