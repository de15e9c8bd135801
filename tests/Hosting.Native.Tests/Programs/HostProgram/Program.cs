using Evolution.Hosting.Native;

// An app host whose resources are named on the command line: --servers postgres,redis,rabbitmq
var builder = DistributedApplication.CreateBuilder(args);
foreach (var server in (builder.Configuration["servers"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries))
{
    _ = server switch
    {
        "postgres" => builder.AddPostgres("postgres").AddDatabase("shop").Resource.Name,
        "redis" => builder.AddRedis("redis").Resource.Name,
        "rabbitmq" => builder.AddRabbitMQ("rabbitmq").Resource.Name,
        _ => throw new ArgumentException($"There is no server '{server}'."),
    };
}
builder.Build().Run();
return 0;
