using System.Text.RegularExpressions;

namespace Evolution.Spotting.Addresses;

/// <summary>Determines the meaning of a setting by its name.</summary>
static partial class SettingNames
{
    /// <summary>Whether a bare word in the value is a host name.</summary>
    public static bool IsHost(string name) => Host().IsMatch(name) && !NotHost().IsMatch(name);

    /// <summary>Whether a bare word in the value is always a host name, even in code.</summary>
    public static bool IsUnambiguousHost(string name) => UnambiguousHost().IsMatch(name);

    /// <summary>Whether a bare word in the value can be the name of a store.</summary>
    public static bool IsStore(string name) => IsHost(name) || Store().IsMatch(name) && !NotHost().IsMatch(name);

    /// <summary>Whether the workload does not call the addresses in the setting: allowed browser origins, proxy exceptions, start dependencies.</summary>
    public static bool IsUncalledAddress(string name) => UncalledAddress().IsMatch(name);

    /// <summary>Whether the setting refers to a work queue.</summary>
    public static bool IsQueue(string name) => Queue().IsMatch(name);

    /// <summary>Whether the setting refers to a cache or to sessions.</summary>
    public static bool IsCache(string name) => Cache().IsMatch(name);

    /// <summary>Whether the setting names a channel or queue of a store that can carry messages.</summary>
    public static bool IsChannel(string name) => Channel().IsMatch(name);

    /// <summary>Whether the setting holds the address of a database.</summary>
    public static bool IsDatabaseAddress(string name) => DatabaseAddress().IsMatch(name);

    const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex("(host|url|uri|addr|server|endpoint|upstream|backend|bootstrap|dsn|connection|nodes|seeds|cluster|peers|base|broker|domain|origin|service|target|api|conn)", Options)]
    private static partial Regex Host();

    [GeneratedRegex("((^|[._-])(host|hosts|hostname|addr|address|servers?|brokers?)|(?-i:[a-z](Host|Hosts|HostName|Hostname|Addr|Address|Servers?))|open.*connection|createclient|@feignclient)$", Options)]
    private static partial Regex UnambiguousHost();

    [GeneratedRegex("(db|database|mongo|postgres|pg|mysql|maria|sql|redis|cache|memcache|elastic|datastore|storage)", Options)]
    private static partial Regex Store();

    [GeneratedRegex("(user|pass|pwd|secret|token|_name$|dbname|db_name|database_name|__name$|_db$|_database$|^name$|topic|queue_name|group|index|bucket|schema|keyspace|driver|dialect|engine|adapter|type|profile|mode|provider|service_name|servicename|application_name|app_name|otel_resource|client_?id|_kind$|platform|exchange|vhost|realm)", Options)]
    private static partial Regex NotHost();

    [GeneratedRegex("(cors|origin|allowed|no_proxy|noproxy|redirect|callback|wait|trusted|advertised|public_url|issuer|server_name|virtual_host|letsencrypt|external_url|csrf|referer|otel_|otlp|label|depends)", Options)]
    private static partial Regex UncalledAddress();

    [GeneratedRegex("(celery|broker|queue|sidekiq|resque|bull|pubsub|pub_sub|stream|worker|job|rq_|dramatiq|huey|asynq|arq|amqp|message)", Options)]
    private static partial Regex Queue();

    [GeneratedRegex("(cache|session)", Options)]
    private static partial Regex Cache();

    [GeneratedRegex("^(redis|valkey)_?(channel|queue|stream|topic|list)", Options)]
    private static partial Regex Channel();

    [GeneratedRegex("(database|db|postgres|pg|mysql|mongo|sql|datasource)(__|[_.-])?(url|uri|host|hostname|dsn|addr|address|server|connection|connectionstring|connection_string)|connectionstrings(__|:)", Options)]
    private static partial Regex DatabaseAddress();
}
