namespace Evolution.Hosting.Native.Tests.Model;

/// <summary>What can be added to an application.</summary>
public sealed class ResourceModelTests
{
    readonly IDistributedApplicationBuilder builder = DistributedApplication.CreateBuilder([]);

    [Fact]
    public void Resources_are_in_the_order_in_which_they_were_added()
    {
        builder.AddPostgres("postgres").AddDatabase("shop");
        builder.AddRedis("redis");
        builder.AddRabbitMQ("rabbitmq");

        builder.Resources.Select(resource => resource.Name).ShouldBe(["postgres", "shop", "redis", "rabbitmq"]);
    }

    [Fact]
    public void A_name_is_taken_whatever_its_case()
    {
        builder.AddRedis("redis");

        Should.Throw<DistributedApplicationException>(() => builder.AddRedis("Redis")).Message.ShouldContain("two resources");
    }

    [Theory]
    [InlineData("")]
    [InlineData("../redis")]
    [InlineData("1redis")]
    [InlineData("redis-")]
    [InlineData("re--dis")]
    [InlineData("re dis")]
    public void A_name_that_could_be_no_host_name_is_refused(string name) =>
        Should.Throw<DistributedApplicationException>(() => builder.AddRedis(name)).Message.ShouldContain("cannot be the name");

    [Fact]
    public void Databases_of_one_server_may_share_one_database()
    {
        var server = builder.AddPostgres("postgres");
        server.AddDatabase("orders-db", "shop");
        server.AddDatabase("inventory-db", "shop");

        server.Resource.Databases.ShouldBe(new Dictionary<string, string> { ["orders-db"] = "shop", ["inventory-db"] = "shop" }, ignoreOrder: true);
    }

    [Fact]
    public void A_resource_cannot_wait_for_itself()
    {
        var service = builder.AddProject<EchoProject>("orders");

        Should.Throw<DistributedApplicationException>(() => service.WaitFor(service));
    }

    [Fact]
    public void An_annotation_may_take_the_place_of_earlier_ones()
    {
        var redis = builder.AddRedis("redis").WithAnnotation(new Note("one")).WithAnnotation(new Note("two"), ResourceAnnotationMutationBehavior.Replace);

        redis.Resource.Annotations.OfType<Note>().Select(note => note.Text).ShouldBe(["two"]);
    }

    sealed record Note(string Text) : IResourceAnnotation;
}
