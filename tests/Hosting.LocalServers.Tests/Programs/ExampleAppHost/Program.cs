var builder = DistributedApplication.CreateBuilder(args);

var shop = builder.AddPostgresExecutable("postgres").AddDatabase("shop");
var cache = builder.AddRedisExecutable("redis").WithArgs("--maxmemory", "16mb");
var broker = builder.AddRabbitMQExecutable("rabbitmq");

builder.AddProject<Projects.EchoService>("echo")
    .WithReference(shop).WithReference(cache).WithReference(broker)
    .WaitFor(shop).WaitFor(cache).WaitFor(broker)
    .WithHttpHealthCheck("/health");

builder.Build().Run();
