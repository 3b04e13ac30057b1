using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Missions.Core;
using Missions.Core.Plans;
using Missions.Engine.Settings;

namespace Missions.Engine.Journals;

/// <summary>Writes services as an object whose members are their names.</summary>
public sealed class ServicesJson : JsonConverter<Seq<Service>>
{
    public override Seq<Service> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.StartObject)
            throw new JsonException("An object is expected whose members are the names of services.");
        var services = new List<Service>();
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            var body = Body(ref reader, name, options);
            services.Add(new(name, body.Start, body.Health, body.DependsOn, body.RunsIn));
        }
        return [.. services];
    }

    private static ServiceBody Body(ref Utf8JsonReader reader, string name, JsonSerializerOptions options)
    {
        try
        {
            return JsonSerializer.Deserialize(ref reader, Body(options)) ?? throw new JsonException("Null is no service.");
        }
        catch (Exception wrong) when (wrong is JsonException or NotSupportedException)
        {
            var below = $"{JsonPlaces.Step(name)}{ListedWrong.PlaceOf(wrong).TrimStart('$')}";
            throw new ListedWrong(below, ListedWrong.WhatOf(wrong), wrong);
        }
    }

    public override void Write(Utf8JsonWriter writer, Seq<Service> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var service in value)
        {
            writer.WritePropertyName(service.Name);
            JsonSerializer.Serialize(
                writer,
                new ServiceBody(service.Start, service.Health, service.DependsOn, service.RunsIn),
                Body(options));
        }
        writer.WriteEndObject();
    }

    private static JsonTypeInfo<ServiceBody> Body(JsonSerializerOptions options) =>
        (JsonTypeInfo<ServiceBody>)options.GetTypeInfo(typeof(ServiceBody));
}

/// <summary>A service without its name.</summary>
public sealed record ServiceBody(
    string Start,
    string Health,
    Seq<string> DependsOn = default,
    RunsIn RunsIn = RunsIn.Sandbox);
